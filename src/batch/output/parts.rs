//! Parquet. A Parquet file can be read only once its end is written, so the answers are gathered in
//! groups of a fixed number, each a small Parquet file of its own: in a folder `OUT.parts`, where
//! they outlive a run that is killed, or in memory for a stream. At the end their row groups are
//! copied into one file byte for byte, so it is the same whether a run was cut or not.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatchReader};
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::Compression;
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::{KeyValue, ParquetMetaData, ParquetMetaDataReader};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::ChunkReader;
use parquet::file::writer::SerializedFileWriter;

use super::{Done, Places};
use crate::batch::about::{About, with_end};
use crate::error::{Error, Result};
use crate::render::{ResumeRow, columns};

/// Records of a group. A run that is killed loses at most so many.
const GROUP: usize = 512;

/// Key of the file's own description in its metadata.
const ABOUT_KEY: &str = "rolematch";

/// A Parquet output that is being written.
pub(in crate::batch) struct Parts<'a> {
    waiting: Vec<ResumeRow>,
    store: Store<'a>,
    about: About,
    name: String,
}

enum Store<'a> {
    Folder { places: Places, written: u64 },
    Stream(SerializedFileWriter<&'a mut (dyn Write + Send)>),
}

impl<'a> Parts<'a> {
    pub(super) fn stream(out: &'a mut (dyn Write + Send), about: &About) -> Result<Self> {
        let name = "standard output".to_owned();
        let writer = file_writer(out, about).map_err(|error| failed(&name, &error))?;
        Ok(Self { waiting: Vec::new(), store: Store::Stream(writer), about: about.clone(), name })
    }

    /// A file, behind the parts that are done.
    pub(super) fn folder(places: Places, about: &About, done: &Done) -> Result<Self> {
        fs::create_dir_all(&places.parts)
            .map_err(|source| Error::Write { path: places.parts.clone(), source })?;
        let name = places.output.display().to_string();
        let store = Store::Folder { places, written: done.records / GROUP as u64 };
        Ok(Self { waiting: Vec::new(), store, about: about.clone(), name })
    }

    pub(super) fn push(&mut self, row: ResumeRow) -> Result<()> {
        self.waiting.push(row);
        if self.waiting.len() < GROUP { Ok(()) } else { self.write_group() }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.waiting.is_empty()
    }

    fn write_group(&mut self) -> Result<()> {
        let fail = |error: ParquetError| failed(&self.name, &error);
        let bytes = encoded(&self.waiting).map_err(fail)?;
        self.waiting.clear();
        match &mut self.store {
            Store::Stream(writer) => append(writer, &Bytes::from(bytes)).map_err(fail),
            Store::Folder { places, written } => {
                *written += 1;
                keep(&part(&places.parts, *written), &bytes)
            }
        }
    }

    pub(super) fn complete(mut self: Box<Self>, records: u64, failed: u64) -> Result<()> {
        if !self.waiting.is_empty() {
            self.write_group()?;
        }
        match self.store {
            Store::Stream(writer) => close(writer, &self.name),
            Store::Folder { places, written } => {
                let whole = with_end(&places.output, ".new");
                join(&whole, &places.parts, written, &self.about)?;
                fs::rename(&whole, &places.output)
                    .map_err(|source| Error::Write { path: places.output.clone(), source })?;
                self.about.completed(records, failed).write(&places.about)?;
                fs::remove_dir_all(&places.parts)
                    .map_err(|source| Error::Write { path: places.parts.clone(), source })
            }
        }
    }

    /// A stream ends as a file that can be read; in a folder the group that is not full is left out
    /// and made again by the run that goes on.
    pub(super) fn leave(mut self: Box<Self>) -> Result<()> {
        if matches!(self.store, Store::Stream(_)) && !self.waiting.is_empty() {
            self.write_group()?;
        }
        match self.store {
            Store::Stream(writer) => close(writer, &self.name),
            Store::Folder { .. } => Ok(()),
        }
    }
}

/// What the parts of an unfinished output hold. A part that is damaged or not full, and what comes
/// behind it, is made again.
pub(in crate::batch) fn done(folder: &Path) -> Done {
    let mut done = Done::default();
    for number in 1.. {
        let path = part(folder, number);
        if !path.exists() || add(&path, &mut done).is_err() {
            break;
        }
    }
    done
}

/// Adds what a full part holds.
fn add(path: &Path, done: &mut Done) -> Result<(), ParquetError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), ["id", "error"]);
    let mut reader = builder.with_projection(mask).with_batch_size(GROUP).build()?;
    let short = || ParquetError::General("the part is not full".to_owned());
    let batch = reader.next().ok_or_else(short)??;
    if batch.num_rows() != GROUP || reader.schema().fields().len() != 2 {
        return Err(short());
    }
    let (ids, errors) = (batch.column(0).as_string::<i32>(), batch.column(1));
    for id in ids {
        done.ids.add(id.unwrap_or_default().as_bytes());
    }
    done.records += GROUP as u64;
    done.failed += (GROUP - errors.null_count()) as u64;
    Ok(())
}

/// Joins the parts to one file.
fn join(whole: &Path, folder: &Path, written: u64, about: &About) -> Result<()> {
    let name = whole.display().to_string();
    let fail = |error: &ParquetError| failed(&name, error);
    let cannot_write = |source| Error::Write { path: whole.to_owned(), source };
    let mut file = File::create(whole).map_err(cannot_write)?;
    let mut writer =
        file_writer(&mut file as &mut (dyn Write + Send), about).map_err(|error| fail(&error))?;
    for number in 1..=written {
        let path = part(folder, number);
        let part = File::open(&path).map_err(|source| Error::Read { path, source })?;
        append(&mut writer, &part).map_err(|error| fail(&error))?;
    }
    close(writer, &name)?;
    file.sync_all().map_err(cannot_write)
}

fn part(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("{number:08}.parquet"))
}

/// Writes a part, whole or not at all.
fn keep(path: &Path, bytes: &[u8]) -> Result<()> {
    let fail = |source| Error::Write { path: path.to_owned(), source };
    let beside = with_end(path, ".new");
    let mut file = File::create(&beside).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.sync_data().map_err(fail)?;
    fs::rename(&beside, path).map_err(fail)
}

fn properties(about: Option<Vec<KeyValue>>) -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_created_by(concat!("rolematch ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(about)
        .build()
}

/// Rows as a Parquet file of one row group; of none where there are no rows.
fn encoded(rows: &[ResumeRow]) -> Result<Vec<u8>, ParquetError> {
    let mut writer = ArrowWriter::try_new(Vec::new(), columns::schema(), Some(properties(None)))?;
    if !rows.is_empty() {
        writer.write(&columns::batch(rows)?)?;
    }
    writer.into_inner()
}

/// A file that tells how it was made, ready for row groups.
fn file_writer<W: Write + Send>(out: W, about: &About) -> Result<SerializedFileWriter<W>, ParquetError> {
    let empty = metadata(&Bytes::from(encoded(&[])?))?;
    let empty = empty.file_metadata();
    let told =
        serde_json::to_string(&about.made_with()).map_err(|error| ParquetError::External(Box::new(error)))?;
    let mut about = vec![KeyValue::new(ABOUT_KEY.to_owned(), told)];
    about.extend(empty.key_value_metadata().into_iter().flatten().cloned());
    SerializedFileWriter::new(out, empty.schema_descr().root_schema_ptr(), Arc::new(properties(Some(about))))
}

fn metadata(part: &impl ChunkReader) -> Result<ParquetMetaData, ParquetError> {
    ParquetMetaDataReader::new().parse_and_finish(part)
}

/// Copies the row groups of a part.
fn append<W: Write + Send>(
    writer: &mut SerializedFileWriter<W>,
    part: &impl ChunkReader,
) -> Result<(), ParquetError> {
    for group in metadata(part)?.row_groups() {
        let mut copied = writer.next_row_group()?;
        for column in group.columns() {
            let told = ColumnCloseResult {
                bytes_written: u64::try_from(column.compressed_size()).unwrap_or(0),
                rows_written: u64::try_from(group.num_rows()).unwrap_or(0),
                metadata: column.clone(),
                bloom_filter: None,
                column_index: None,
                offset_index: None,
            };
            copied.append_column(part, told)?;
        }
        copied.close()?;
    }
    Ok(())
}

fn close<W: Write + Send>(writer: SerializedFileWriter<W>, name: &str) -> Result<()> {
    let mut out = writer.into_inner().map_err(|error| failed(name, &error))?;
    Ok(out.flush()?)
}

/// A broken pipe or a full disk stays what it is.
fn failed(name: &str, error: &ParquetError) -> Error {
    if let ParquetError::External(source) = error
        && let Some(source) = source.downcast_ref::<std::io::Error>()
    {
        return Error::Output(std::io::Error::from(source.kind()));
    }
    Error::Parquet { name: name.to_owned(), reason: error.to_string() }
}
