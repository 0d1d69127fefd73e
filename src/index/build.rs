//! Writes the index of a catalog: one document an excerpt, numbered as the excerpts are, in one
//! segment; and the tables that follow from the same words.

use std::collections::{BTreeMap, HashMap};

use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{Directory, TantivyDocument};

use super::catalog_titles::CatalogTitles;
use super::holders::MOST_ROLES;
use super::retrieve::{damped, idf};
use super::texts::texts;
use super::title_lists::TitleLists;
use super::{Fields, Tables};
use crate::analysis::{Word, pairs, terms, terms_among, title_roots, tokens};
use crate::catalog::{self, Catalog, ExcerptKind, Lexicon, RoleNumber, length};
use crate::error::{Error, Result};

/// Memory for the one segment of the index. A catalog of 1,000 roles needs a tenth of it.
const WRITER_BYTES: usize = 256 << 20;

const WORDS: &str = "words";
const PAIRS: &str = "pairs";
const ROOTS: &str = "roots";

/// The analysis of this project as a tantivy tokenizer.
#[derive(Debug, Clone, Copy)]
struct Analyzer(Analysis);

type Analysis = fn(&str) -> Vec<String>;

struct Words {
    words: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Analyzer {
    type TokenStream<'a> = Words;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words {
        Words { words: (self.0)(text).into_iter(), token: Token::default() }
    }
}

impl TokenStream for Words {
    fn advance(&mut self) -> bool {
        match self.words.next() {
            Some(word) => {
                self.token.text = word;
                self.token.position = self.token.position.wrapping_add(1);
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

fn term_pairs(text: &str) -> Vec<String> {
    pairs(&terms(text))
}

fn schema() -> Schema {
    let mut schema = Schema::builder();
    for field in [WORDS, PAIRS, ROOTS] {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(field)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqs);
        schema.add_text_field(field, TextOptions::default().set_indexing_options(indexing));
    }
    schema.build()
}

pub(super) fn fields(schema: &Schema) -> Result<Fields> {
    Ok(Fields {
        words: schema.get_field(WORDS)?,
        pairs: schema.get_field(PAIRS)?,
        roots: schema.get_field(ROOTS)?,
    })
}

fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::new();
    let analyzers: [(&str, Analysis); 3] = [(WORDS, terms), (PAIRS, term_pairs), (ROOTS, title_roots)];
    for (name, analyzer) in analyzers {
        manager.register(name, Analyzer(analyzer));
    }
    manager
}

/// Writes all excerpts into an empty directory as one segment, and returns the index and its tables.
pub(super) fn write(
    catalog: &Catalog,
    directory: impl Into<Box<dyn Directory>>,
) -> Result<(tantivy::Index, Tables)> {
    let (roles, most) = (catalog.len(), MOST_ROLES);
    if roles > most {
        return Err(Error::TooManyRoles { roles, most });
    }
    let schema = schema();
    let fields = fields(&schema)?;
    let builder = tantivy::Index::builder().schema(schema).tokenizers(tokenizers());
    let writer = builder.single_segment_index_writer(directory, WRITER_BYTES)?;
    // Both walk all texts; neither needs the other.
    let (index, tables) = rayon::join(|| excerpts(catalog, fields, writer), || tables(catalog));
    Ok((index?, tables?))
}

fn excerpts(
    catalog: &Catalog,
    fields: Fields,
    mut writer: SingleSegmentIndexWriter,
) -> Result<tantivy::Index> {
    for role in catalog.roles()? {
        for (kind, text) in texts(role) {
            let mut document = TantivyDocument::new();
            // What the titles of a role have in common is kept once a role, at its first excerpt.
            if kind == ExcerptKind::Title(0) {
                role.titles().for_each(|title| document.add_text(fields.roots, title));
            }
            document.add_text(fields.words, &text);
            document.add_text(fields.pairs, &text);
            writer.add_document(document)?;
        }
    }
    Ok(writer.finalize()?)
}

fn tables(catalog: &Catalog) -> Result<Tables> {
    let Counted { of_roles, holders, written } = Counted::new(catalog)?;
    let titles = CatalogTitles::read(catalog)?;
    let by_word = titles.by_word();
    // What is no pair is a word.
    let words = holders.iter().filter(|(term, _)| !term.contains(' '));
    let words = words.map(|(term, &roles)| (term.as_str(), roles));
    let words = words.chain(by_word.iter().map(|(&word, titles)| (word, length(titles.len()))));
    let bytes = catalog.lexicon(words, &written)?;
    let lexicon = Lexicon::open(bytes.clone());
    Ok(Tables {
        role_norms: role_norms(&of_roles, &holders),
        known_titles: length(titles.known()),
        title_facts: titles.facts(catalog, &by_word, &lexicon).into(),
        title_lists: TitleLists::new(&by_word, &lexicon.vocabulary),
        employment: catalog.numbers().map(|role| employment(catalog, role)).collect(),
        lexicon: bytes,
    })
}

/// Number of jobs of a role's occupation in the United States; 0 where it is unknown.
fn employment(catalog: &Catalog, role: RoleNumber) -> u32 {
    let outlook = catalog::tables::outlook(&catalog.card(role).code);
    outlook.and_then(|outlook| outlook.employment_2024).unwrap_or(0)
}

/// How often something has each term.
type Counts = HashMap<String, u32>;

/// What the texts of a catalog are made of.
struct Counted {
    /// How often each role has each term.
    of_roles: Vec<BTreeMap<String, u32>>,
    /// How many roles have each.
    holders: Counts,
    /// All words as they stand there, the common ones first.
    written: Vec<Word>,
}

impl Counted {
    fn new(catalog: &Catalog) -> Result<Self> {
        let mut of_roles = Vec::with_capacity(catalog.len());
        let mut holders = Counts::new();
        let mut written: HashMap<String, (u32, Word)> = HashMap::new();
        for role in catalog.roles()? {
            let mut count: BTreeMap<String, u32> = BTreeMap::new();
            for (_, text) in texts(role) {
                let tokens = tokens(&text);
                let words = terms_among(&tokens);
                for term in pairs(&words).into_iter().chain(words) {
                    *count.entry(term).or_default() += 1;
                }
                for token in tokens {
                    match written.get_mut(token.word.as_str()) {
                        Some((count, _)) => *count += 1,
                        None => _ = written.insert(token.word.to_string(), (1, token.word)),
                    }
                }
            }
            for term in count.keys() {
                *holders.entry(term.clone()).or_default() += 1;
            }
            of_roles.push(count);
        }
        let mut written: Vec<(u32, Word)> = written.into_values().collect();
        written.sort_unstable_by(|(most, one), (least, other)| {
            least.cmp(most).then_with(|| one.as_str().cmp(other))
        });
        Ok(Self { of_roles, holders, written: written.into_iter().map(|(_, word)| word).collect() })
    }
}

/// Length of each role's vector of term weights (term frequency damped, times rarity).
fn role_norms(counts: &[BTreeMap<String, u32>], holders: &Counts) -> Vec<f32> {
    let norm = |count: &BTreeMap<String, u32>| {
        let squares: f64 = count
            .iter()
            .map(|(term, &frequency)| {
                let rarity = idf(counts.len(), holders.get(term).copied().unwrap_or(1));
                (damped(frequency) * rarity).powi(2)
            })
            .sum();
        to_table(squares.sqrt().max(f64::EPSILON))
    };
    counts.iter().map(norm).collect()
}

/// Tables are kept in single precision: half the bytes to read at every start.
#[allow(clippy::cast_possible_truncation, reason = "precision is given up on purpose")]
pub(super) fn to_table(value: f64) -> f32 {
    value as f32
}
