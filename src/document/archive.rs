//! Zip archives: what an archive is, and its parts, each unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::kind::Kind;
use super::{Format, Refusal};
use crate::error::BinaryKind;

/// Most bytes that the parts of one archive unpack to, all that are read together.
const MOST_UNPACKED: u64 = 64 << 20;

/// Most entries of an archive. An office document has about 20, a data export 60.
const MOST_ENTRIES: u64 = 4096;

/// An archive that is being read.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: Format,
    left: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], format: Format) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Refusal::broken(format, error))?;
        if zip.len() as u64 > MOST_ENTRIES {
            return Err(Refusal::TooMuch { format, what: "files", limit: MOST_ENTRIES });
        }
        Ok(Self { zip, format, left: MOST_UNPACKED })
    }

    /// Names of the entries, in order of their names.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
        names.sort_unstable();
        names
    }

    /// An entry's bytes; none where there is no such entry.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(place) = self.zip.index_for_name(name) else { return Ok(None) };
        let format = self.format;
        let file = self.zip.by_index(place).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                Refusal::LockedOffice
            }
            other => Refusal::broken(format, other),
        })?;
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|error| Refusal::broken(format, error))?;
        let length = bytes.len() as u64;
        if length > self.left {
            return Err(Refusal::TooMuch { format, what: "bytes, unpacked", limit: MOST_UNPACKED });
        }
        self.left -= length;
        Ok(Some(bytes))
    }
}

/// What an archive is, by the names of its entries.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, BinaryKind> {
    let Ok(archive) = Archive::open(bytes, Format::Word) else { return Err(BinaryKind::Zip) };
    let names = archive.names();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if names.iter().any(|name| is_word_text(name)) {
        Ok(Kind::Word)
    } else if has("content.xml") && (has("mimetype") || has("META-INF/manifest.xml")) {
        Ok(Kind::OpenDocument)
    } else if names.iter().any(|name| is_table(name, "Positions.csv") || is_table(name, "Profile.csv")) {
        Ok(Kind::LinkedIn)
    } else if has("xl/workbook.xml") || has("ppt/presentation.xml") {
        Err(BinaryKind::OtherOffice)
    } else {
        Err(BinaryKind::Zip)
    }
}

/// `word/document.xml`, or `word/document2.xml` as some programs name it.
pub(super) fn is_word_text(name: &str) -> bool {
    name.strip_prefix("word/document")
        .and_then(|rest| rest.strip_suffix(".xml"))
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether an entry is a table of this name, in any folder.
pub(super) fn is_table(name: &str, table: &str) -> bool {
    name.rsplit('/').next().is_some_and(|last| last.eq_ignore_ascii_case(table))
}
