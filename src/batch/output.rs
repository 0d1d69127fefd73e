//! Where the answers go. Lines are appended, and are valid at every record; Parquet is written as
//! parts that become one file at the end. Both can go on where a run ended.

mod lines;
#[cfg(feature = "parquet")]
mod parts;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::about::{About, with_end};
use super::answer::{Answer, Body};
use super::done::{self, Done};
use super::{Form, Start, Target};
use crate::error::{Error, Result};
use crate::render::csv_header;

use lines::LinesFile;
#[cfg(feature = "parquet")]
use parts::Parts;

/// An output that is being written.
pub(super) enum Sink<'a> {
    Stream(&'a mut (dyn Write + Send)),
    Lines(Box<LinesFile>),
    #[cfg(feature = "parquet")]
    Parts(Box<Parts<'a>>),
}

/// Paths that an output takes up.
pub(super) struct Places {
    output: PathBuf,
    about: PathBuf,
    /// Folder of the parts of a Parquet file.
    parts: PathBuf,
}

impl Places {
    pub(super) fn of(output: &Path) -> Self {
        Self { output: output.to_owned(), about: About::beside(output), parts: with_end(output, ".parts") }
    }

    pub(super) fn all(self) -> Vec<PathBuf> {
        vec![self.output, self.about, self.parts]
    }
}

/// An output that was looked at: to be written behind what is done, or already complete.
pub(super) enum Opened<'a> {
    Ready(Ready<'a>, Done),
    Complete(Done),
}

/// An output to be written. A file is not touched before it is begun, so that a run that finds
/// other inputs than it expects leaves it as it is.
pub(super) enum Ready<'a> {
    Stream(Sink<'a>),
    File(Places),
}

/// Opens a target.
pub(super) fn open<'a>(target: Target<'a>, form: Form, about: &About) -> Result<Opened<'a>> {
    match target {
        Target::Stream(out) => Ok(Opened::Ready(Ready::Stream(stream(out, form, about)?), Done::default())),
        Target::File { path, start } => {
            let places = Places::of(path);
            let old = About::read(&places.about)?;
            match (start, old) {
                (Start::Anew, old) => {
                    let begun = places.output.exists() || places.parts.exists();
                    if begun && old.is_some_and(|old| !old.complete) {
                        return Err(Error::Unfinished { path: places.output, about: places.about });
                    }
                    anew(places, form, about)
                }
                (Start::Continue, Some(old)) => go_on(places, form, &old, about),
                (Start::Continue, None) if fs::metadata(path).is_ok_and(|about| about.len() > 0) => {
                    let reason = format!(
                        "{} is missing, so nobody can tell how it was made; begin anew without --continue",
                        places.about.display()
                    );
                    Err(Error::Continue { path: places.output, reason })
                }
                (Start::Continue, None) => anew(places, form, about),
            }
        }
    }
}

fn stream<'a>(out: &'a mut (dyn Write + Send), form: Form, about: &About) -> Result<Sink<'a>> {
    match form {
        Form::JsonLines => Ok(Sink::Stream(out)),
        Form::Csv => {
            out.write_all(&csv_header()?)?;
            Ok(Sink::Stream(out))
        }
        #[cfg(feature = "parquet")]
        Form::Parquet => Ok(Sink::Parts(Box::new(Parts::stream(out, about)?))),
        #[cfg(not(feature = "parquet"))]
        Form::Parquet => no_parquet(about),
    }
}

#[cfg(not(feature = "parquet"))]
fn no_parquet<T>(_about: &About) -> Result<T> {
    Err(Error::NoParquet)
}

/// Begins an output. The old side file goes first and the new one comes last, so that it never
/// stands beside what it does not tell of.
fn anew<'a>(places: Places, form: Form, about: &About) -> Result<Opened<'a>> {
    if places.about.exists() {
        fs::remove_file(&places.about)
            .map_err(|source| Error::Write { path: places.about.clone(), source })?;
    }
    if places.parts.exists() {
        fs::remove_dir_all(&places.parts)
            .map_err(|source| Error::Write { path: places.parts.clone(), source })?;
    }
    if form != Form::Parquet {
        fs::File::create(&places.output)
            .map_err(|source| Error::Write { path: places.output.clone(), source })?;
    }
    about.write(&places.about)?;
    Ok(Opened::Ready(Ready::File(places), Done::default()))
}

fn go_on<'a>(places: Places, form: Form, old: &About, about: &About) -> Result<Opened<'a>> {
    let differences = old.differences(about);
    if !differences.is_empty() {
        let reason = format!(
            "it was made otherwise: {}; give the same options and the same program, or begin anew without --continue",
            differences.join(", ")
        );
        return Err(Error::Continue { path: places.output, reason });
    }
    if old.complete && places.output.exists() {
        // A run that was killed while it tidied up leaves parts of what is whole.
        let _ = fs::remove_dir_all(&places.parts);
        return Ok(Opened::Complete(old.done()));
    }
    let done = match form {
        Form::JsonLines => done::json_lines(&places.output)?,
        Form::Csv => done::csv(&places.output)?,
        #[cfg(feature = "parquet")]
        Form::Parquet => parts::done(&places.parts),
        #[cfg(not(feature = "parquet"))]
        Form::Parquet => no_parquet(about)?,
    };
    Ok(Opened::Ready(Ready::File(places), done))
}

impl<'a> Ready<'a> {
    /// Begins to write behind what is done.
    pub(super) fn begin(self, form: Form, about: &About, done: &Done) -> Result<Sink<'a>> {
        let places = match self {
            Self::Stream(sink) => return Ok(sink),
            Self::File(places) => places,
        };
        match form {
            Form::JsonLines => Ok(Sink::Lines(Box::new(LinesFile::open(places, about, done, &[])?))),
            Form::Csv => Ok(Sink::Lines(Box::new(LinesFile::open(places, about, done, &csv_header()?)?))),
            #[cfg(feature = "parquet")]
            Form::Parquet => Ok(Sink::Parts(Box::new(Parts::folder(places, about, done)?))),
            #[cfg(not(feature = "parquet"))]
            Form::Parquet => no_parquet(about),
        }
    }
}

impl Sink<'_> {
    /// Writes answers; what is written as lines can be read at once by whoever waits for it, and the room of
    /// the lines is passed on.
    pub(super) fn write(&mut self, answers: Vec<Answer>, mut spent: impl FnMut(Vec<u8>)) -> Result<()> {
        let records = answers.len();
        for answer in answers {
            match (answer.body, &mut *self) {
                (Body::Lines(lines), Sink::Stream(out)) => {
                    out.write_all(&lines)?;
                    spent(lines);
                }
                (Body::Lines(lines), Sink::Lines(file)) => {
                    file.write(&lines)?;
                    spent(lines);
                }
                #[cfg(feature = "parquet")]
                (Body::Row(row), Sink::Parts(parts)) => parts.push(*row)?,
                // The form of the batch decides on both, so they always go together.
                _ => {}
            }
        }
        match self {
            Sink::Stream(out) => Ok(out.flush()?),
            Sink::Lines(file) => file.flush(records),
            #[cfg(feature = "parquet")]
            Sink::Parts(_) => Ok(()),
        }
    }

    /// Whether all that was written is kept if the run ends here.
    pub(super) fn is_whole(&self) -> bool {
        match self {
            Sink::Stream(_) | Sink::Lines(_) => true,
            #[cfg(feature = "parquet")]
            Sink::Parts(parts) => parts.is_whole(),
        }
    }

    /// Ends an output that holds everything.
    pub(super) fn complete(self, records: u64, failed: u64) -> Result<()> {
        match self {
            Sink::Stream(out) => Ok(out.flush()?),
            Sink::Lines(file) => file.complete(records, failed),
            #[cfg(feature = "parquet")]
            Sink::Parts(parts) => parts.complete(records, failed),
        }
    }

    /// Ends an output at which another run may go on.
    pub(super) fn leave(self) -> Result<()> {
        match self {
            Sink::Stream(out) => Ok(out.flush()?),
            Sink::Lines(mut file) => file.sync(),
            #[cfg(feature = "parquet")]
            Sink::Parts(parts) => parts.leave(),
        }
    }
}
