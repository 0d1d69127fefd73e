//! The full-text index of a catalog's excerpts, built by tantivy, with the tables that follow from
//! its words. Owns the schema, the folder and its stamp; knows excerpts, not resumes.

mod alike;
mod bm25;
mod build;
mod bytes;
mod catalog_titles;
mod gathered;
mod grouped;
mod holders;
mod lists;
mod memo;
mod place;
mod retrieve;
mod roots;
mod tables;
mod texts;
mod title_lists;
mod title_words;
mod titles;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use tantivy::directory::RamDirectory;
use tantivy::schema::Field;
use tantivy::{InvertedIndexReader, SegmentReader};

use crate::catalog::{Catalog, Lexicon};
use crate::error::Result;

use bytes::Numbers;
use tables::Tables;
use title_lists::TitleLists;
use title_words::TitleMemo;

pub use bm25::Bm25;
pub(crate) use grouped::Grouped;
pub use holders::{Holders, MOST_TIMES};
pub use lists::{Excerpts, Lists, OwnTerm, OwnTerms};
pub use place::{Opened, Place};
pub use retrieve::{Hit, Hits, Said, damped, idf};
pub use titles::{ALIAS, TitleHit, TitleHits};

/// An open index.
pub struct Index {
    words: Arc<InvertedIndexReader>,
    pairs: Arc<InvertedIndexReader>,
    roots: Arc<InvertedIndexReader>,
    fields: Fields,
    role_norms: Vec<f32>,
    /// See [`Tables::title_facts`].
    title_facts: Numbers,
    title_lists: TitleLists,
    employment: Vec<u32>,
    /// Where it is kept.
    folder: Option<PathBuf>,
    /// Number of titles of all roles.
    known_titles: usize,
    /// Once many titles are looked up.
    title_memo: OnceLock<TitleMemo>,
    lexicon: Lexicon,
}

#[derive(Debug, Clone, Copy)]
struct Fields {
    words: Field,
    pairs: Field,
    roots: Field,
}

impl Index {
    /// Opens a tantivy index with its tables.
    fn new(index: &tantivy::Index, tables: Tables) -> Result<Self> {
        let fields = build::fields(&index.schema())?;
        let segments = index.searchable_segments()?;
        let [segment] = segments.as_slice() else {
            let found = segments.len();
            let reason = format!("an index has one segment, this one has {found}");
            return Err(tantivy::TantivyError::InvalidArgument(reason).into());
        };
        let segment = SegmentReader::open(segment)?;
        Ok(Self {
            words: segment.inverted_index(fields.words)?,
            pairs: segment.inverted_index(fields.pairs)?,
            roots: segment.inverted_index(fields.roots)?,
            fields,
            role_norms: tables.role_norms,
            known_titles: tables.known_titles as usize,
            title_facts: tables.title_facts,
            title_lists: tables.title_lists,
            employment: tables.employment,
            folder: None,
            title_memo: OnceLock::new(),
            lexicon: Lexicon::open(tables.lexicon),
        })
    }

    /// Builds an index in memory.
    ///
    /// # Errors
    ///
    /// Where tantivy fails or the catalog is damaged.
    pub fn in_memory(catalog: &Catalog) -> Result<Self> {
        let (index, tables) = build::write(catalog, RamDirectory::create())?;
        Self::new(&index, tables)
    }

    /// Keeps from now on what is read of the words of titles, so that many titles are looked up faster.
    pub fn keep_titles(&self) {
        self.title_memo.get_or_init(|| TitleMemo::new(self.role_norms.len()));
    }

    /// Phrases by which a resume is read.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Number of jobs of each role's occupation in the United States, by role number; 0 where it is
    /// unknown.
    pub fn employment(&self) -> &[u32] {
        &self.employment
    }

    /// Length of each role's vector of term weights, by role number: a role of many words is not
    /// to win by its length.
    pub fn role_norms(&self) -> &[f32] {
        &self.role_norms
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Index").field("roles", &self.role_norms.len()).finish_non_exhaustive()
    }
}
