//! A file of lines that grows at its end.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, SeekFrom, Write};

use super::{Done, Places};
use crate::batch::about::About;
use crate::error::{Error, Result};

/// Records after which the disk is asked to keep what it was given: a power cut costs so many, a
/// killed program none but those in flight.
const RECORDS_BETWEEN_SYNCS: usize = 2048;

/// A file of lines that is being written.
pub(in crate::batch) struct LinesFile {
    file: BufWriter<File>,
    places: Places,
    about: About,
    /// Records since the disk was asked last.
    unsynced: usize,
}

impl LinesFile {
    /// Opens the file behind what is done of it; where that is nothing, the header is written.
    pub(super) fn open(places: Places, about: &About, done: &Done, header: &[u8]) -> Result<Self> {
        let fail = |source| Error::Write { path: places.output.clone(), source };
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&places.output);
        let mut file = file.map_err(fail)?;
        file.set_len(done.bytes).map_err(fail)?;
        file.seek(SeekFrom::End(0)).map_err(fail)?;
        let file = BufWriter::with_capacity(1 << 16, file);
        let mut opened = Self { file, places, about: about.clone(), unsynced: 0 };
        if done.bytes == 0 {
            opened.write(header)?;
        }
        Ok(opened)
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(|source| self.fail(source))
    }

    /// Gives what was written of so many records to the system.
    pub(super) fn flush(&mut self, records: usize) -> Result<()> {
        self.file.flush().map_err(|source| self.fail(source))?;
        self.unsynced += records;
        if self.unsynced < RECORDS_BETWEEN_SYNCS {
            return Ok(());
        }
        self.unsynced = 0;
        self.sync()
    }

    pub(super) fn sync(&mut self) -> Result<()> {
        self.file.flush().map_err(|source| self.fail(source))?;
        self.file.get_ref().sync_data().map_err(|source| self.fail(source))
    }

    pub(super) fn complete(mut self, records: u64, failed: u64) -> Result<()> {
        self.sync()?;
        self.about.completed(records, failed).write(&self.places.about)
    }

    fn fail(&self, source: std::io::Error) -> Error {
        Error::Write { path: self.places.output.clone(), source }
    }
}
