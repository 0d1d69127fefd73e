//! Writes the index of a catalog: one document an excerpt, numbered as the excerpts are, in one
//! segment; and the tables that follow from the same words.

use std::collections::{BTreeMap, HashMap};

use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{Directory, TantivyDocument};

use super::bytes::length;
use super::lists::MOST_ROLES;
use super::retrieve::{damped, idf};
use super::title_lists::TitleLists;
use super::titles::head_weight;
use super::{Fields, Tables};
use crate::analysis::{Word, pairs, terms, title_roots, title_stems, tokens};
use crate::catalog::{self, Catalog, ExcerptId, ExcerptKind, Lexicon, Role, RoleNumber};
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

/// The searched text of each excerpt of a role, in the order of their numbers. A skill is searched
/// by its names as well as by its excerpt.
fn texts(role: &Role) -> Vec<(ExcerptKind, String)> {
    let titles = role.titles().map(str::to_owned).enumerate();
    let duties = role.duties.iter().cloned().enumerate();
    let skills = role.skills.iter().map(|need| {
        let mut text = need.name.clone();
        for name in need.aliases.iter().chain(need.excerpt.as_deref()) {
            text.push_str(". ");
            text.push_str(name);
        }
        text
    });
    titles
        .map(|(place, text)| (ExcerptKind::Title(place), text))
        .chain(std::iter::once((ExcerptKind::Summary, role.summary.clone())))
        .chain(duties.map(|(place, text)| (ExcerptKind::Duty(place), text)))
        .chain(skills.enumerate().map(|(place, text)| (ExcerptKind::Skill(place), text)))
        .collect()
}

/// Whether an excerpt is a title that titles are looked up in. An alias that the official list has
/// too is looked up there.
fn is_looked_up(role: &Role, kind: ExcerptKind) -> bool {
    match kind {
        ExcerptKind::Title(place) if (1..=role.aliases.len()).contains(&place) => {
            let alias = role.aliases.get(place - 1).unwrap_or_default();
            !role.reported_titles.iter().any(|title| title.eq_ignore_ascii_case(alias))
        }
        ExcerptKind::Title(_) => true,
        ExcerptKind::Summary | ExcerptKind::Duty(_) | ExcerptKind::Skill(_) => false,
    }
}

fn tables(catalog: &Catalog) -> Result<Tables> {
    let (counts, holders) = counts(catalog)?;
    let titles = titles(catalog)?;
    let by_word = by_word(&titles);
    // What is no pair is a word.
    let words = holders.iter().filter(|(term, _)| !term.contains(' '));
    let words = words.map(|(term, &roles)| (term.as_str(), roles));
    let words = words.chain(by_word.iter().map(|(&word, titles)| (word, length(titles.len()))));
    let bytes = catalog.lexicon(words, &written(catalog)?)?;
    let lexicon = Lexicon::open(bytes.clone());
    let weights = title_weights(catalog, &titles, &by_word, &lexicon);
    let facts = |(title, weight): (u32, &f32)| [catalog.role_of(ExcerptId(title)).0, weight.to_bits()];
    Ok(Tables {
        role_norms: role_norms(&counts, &holders),
        known_titles: length(known(&titles)),
        title_facts: (0..).zip(&weights).flat_map(facts).collect::<Vec<u32>>().into(),
        title_lists: TitleLists::new(&by_word, &lexicon.vocabulary),
        employment: catalog.numbers().map(|role| employment(catalog, role)).collect(),
        lexicon: bytes,
    })
}

/// All words of the texts as they stand there, the common ones first.
fn written(catalog: &Catalog) -> Result<Vec<Word>> {
    let mut counts: HashMap<String, (u32, Word)> = HashMap::new();
    for role in catalog.roles()? {
        for (_, text) in texts(role) {
            for token in tokens(&text) {
                match counts.get_mut(token.word.as_str()) {
                    Some((count, _)) => *count += 1,
                    None => _ = counts.insert(token.word.to_string(), (1, token.word)),
                }
            }
        }
    }
    let mut words: Vec<(u32, Word)> = counts.into_values().collect();
    words.sort_unstable_by(|(most, one), (least, other)| {
        least.cmp(most).then_with(|| one.as_str().cmp(other))
    });
    Ok(words.into_iter().map(|(_, word)| word).collect())
}

/// Number of jobs of a role's occupation in the United States; 0 where it is unknown.
fn employment(catalog: &Catalog, role: RoleNumber) -> u32 {
    let outlook = catalog::tables::outlook(&catalog.card(role).code);
    outlook.and_then(|outlook| outlook.employment_2024).unwrap_or(0)
}

/// How often something has each term.
type Counts = HashMap<String, u32>;

/// How often each role has each term, and how many roles have it.
fn counts(catalog: &Catalog) -> Result<(Vec<BTreeMap<String, u32>>, Counts)> {
    let mut counts = Vec::with_capacity(catalog.len());
    let mut holders = Counts::new();
    for role in catalog.roles()? {
        let mut count: BTreeMap<String, u32> = BTreeMap::new();
        for (_, text) in texts(role) {
            let words = terms(&text);
            for term in pairs(&words).into_iter().chain(words) {
                *count.entry(term).or_default() += 1;
            }
        }
        for term in count.keys() {
            *holders.entry(term.clone()).or_default() += 1;
        }
        counts.push(count);
    }
    Ok((counts, holders))
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

/// The words of each title that titles are looked up in, by excerpt number, in the order of their letters;
/// none of what is no such title.
fn titles(catalog: &Catalog) -> Result<Vec<Vec<String>>> {
    let mut titles: Vec<Vec<String>> = Vec::with_capacity(catalog.excerpts() as usize);
    for role in catalog.roles()? {
        for (kind, text) in texts(role) {
            let mut words = if is_looked_up(role, kind) { title_stems(&text) } else { Vec::new() };
            words.sort_unstable();
            words.dedup();
            titles.push(words);
        }
    }
    Ok(titles)
}

/// The titles that have each word.
fn by_word(titles: &[Vec<String>]) -> BTreeMap<&str, Vec<u32>> {
    let mut lists: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (title, words) in (0..).zip(titles) {
        for word in words {
            lists.entry(word).or_default().push(title);
        }
    }
    lists
}

/// How many titles have words.
fn known(titles: &[Vec<String>]) -> usize {
    titles.iter().filter(|words| !words.is_empty()).count()
}

/// Sum of the weights of each title's words, by excerpt number; negative for an alias.
fn title_weights(
    catalog: &Catalog,
    titles: &[Vec<String>],
    by_word: &BTreeMap<&str, Vec<u32>>,
    lexicon: &Lexicon,
) -> Vec<f32> {
    let known = known(titles);
    let mut weights: HashMap<&str, f64> = HashMap::new();
    for (&word, titles) in by_word {
        let head = head_weight(lexicon.vocabulary.number(word), lexicon);
        weights.insert(word, idf(known, length(titles.len())) + head);
    }
    let weight = |words: &Vec<String>| {
        let own = words.iter().filter_map(|word| weights.get(word.as_str()));
        to_table(own.sum())
    };
    let signed = |(title, words): (u32, &Vec<String>)| {
        if catalog.is_alias(ExcerptId(title)) { -weight(words) } else { weight(words) }
    };
    (0..).zip(titles).map(signed).collect()
}

/// Tables are kept in single precision: half the bytes to read at every start.
#[allow(clippy::cast_possible_truncation, reason = "precision is given up on purpose")]
fn to_table(value: f64) -> f32 {
    value as f32
}
