//! The judge of the scoring: a slow and plain scorer, written from the definitions, beside the engine
//! on random resumes and random small catalogs. What makes the engine fast must change nothing.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::format_push_string,
    reason = "a test that cannot go on has failed"
)]

mod chance;

use std::collections::{BTreeMap, BTreeSet};

use chance::{catalog, resume};
use proptest::prelude::*;
use rolematch::analysis::{pairs, terms, title_roots};
use rolematch::catalog::{Role, RoleNumber};
use rolematch::render::{self, Detail, Format, Written};
use rolematch::report::Document;
use rolematch::resume::{Passage, Position, Resume, Section};
use rolematch::{Catalog, Engine, Place};

// The numbers of `src/score/weights.rs`.
const HALF_OF_DUTIES: f64 = 2.0;
const HALF_OF_SKILLS: f64 = 0.5;
const LISTED: f64 = 0.5;
const REWORDED: f64 = 0.5;
const OLDER_POSITION: f64 = 0.25;
const SAME_TITLE: f64 = 0.9999;

/// How often each word and each pair of neighbouring words stands in some texts.
fn counts<T: AsRef<str>>(texts: &[T]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for text in texts {
        let words = terms(text.as_ref());
        for term in pairs(&words).into_iter().chain(words) {
            *counts.entry(term).or_default() += 1;
        }
    }
    counts
}

fn idf(total: usize, holders: usize) -> f64 {
    let (total, holders) = (total as f64, holders as f64);
    (1.0 + (total - holders + 0.5) / (holders + 0.5)).ln()
}

fn damped(times: u32) -> f64 {
    1.0 + f64::from(times).ln()
}

/// All texts of a role; a skill's names and its excerpt are one.
fn texts(role: &Role) -> Vec<String> {
    let skills = role.skills.iter().map(|need| {
        let more = need.aliases.iter().chain(need.excerpt.as_deref());
        std::iter::once(need.name.as_str()).chain(more).collect::<Vec<_>>().join(". ")
    });
    let own = role.titles().chain([role.summary.as_str()]).chain(role.duties.iter().map(String::as_str));
    own.map(str::to_owned).chain(skills).collect()
}

/// The plain scorer of a catalog.
struct Judge<'a> {
    engine: &'a Engine,
    roles: Vec<&'a Role>,
    terms: Vec<BTreeMap<String, u32>>,
}

impl<'a> Judge<'a> {
    fn new(engine: &'a Engine) -> Self {
        let roles = engine.catalog().roles().unwrap();
        let terms = roles.iter().map(|role| counts(&texts(role))).collect();
        Self { engine, roles, terms }
    }

    fn rarity(&self, term: &str) -> f64 {
        let holders = self.terms.iter().filter(|role| role.contains_key(term)).count();
        idf(self.roles.len(), holders)
    }

    /// Length of a role's vector of term weights, in single precision.
    fn norm(&self, role: usize) -> f64 {
        let square = |(term, &times): (&String, &u32)| (damped(times) * self.rarity(term)).powi(2);
        let squares: f64 = self.terms[role].iter().map(square).sum();
        f64::from(squares.sqrt() as f32)
    }

    /// The share of one group's points: what the passages of the group say of the role.
    fn duties(&self, role: usize, passages: &[String]) -> f64 {
        let said = counts(passages);
        let norm = self.norm(role);
        let amount = |(term, &times): (&String, &u32)| {
            let own = self.terms[role].get(term)?;
            Some(f64::from(times).sqrt() * damped(*own) * self.rarity(term) / norm)
        };
        let sum: f64 = said.iter().filter_map(amount).sum();
        sum / (sum + HALF_OF_DUTIES)
    }

    /// The share of the points for skills.
    fn skills(&self, role: usize, resume: &Resume) -> f64 {
        let catalog = self.engine.catalog();
        let askers = |skill: u32| {
            let asks = |role: &RoleNumber| catalog.card(*role).needs.iter().any(|need| need.0 == skill);
            catalog.numbers().filter(asks).count()
        };
        let rarity = |skill: u32| idf(self.roles.len(), askers(skill)) / idf(self.roles.len(), 1);
        let needs = &catalog.card(RoleNumber(role as u32)).needs;
        let (mut all, mut held) = (0.0, 0.0);
        for &(skill, weight) in needs {
            let mentions = resume.mentions().iter().filter(|mention| mention.skill.0 == skill);
            // Shown before listed, and under its name before in other words; told so it counts less.
            let best = mentions.map(|mention| (mention.shown, mention.named)).max();
            let credit = best.map_or(0.0, |(shown, named)| {
                (if shown { 1.0 } else { LISTED }) * (if named { 1.0 } else { REWORDED })
            });
            let value = f64::from(weight) * rarity(skill);
            all += value;
            held += credit * value;
        }
        let share = if needs.is_empty() { 0.0 } else { held / all };
        (1.0 + HALF_OF_SKILLS) * share / (share + HALF_OF_SKILLS)
    }

    /// How far the titles of a role have the words of a title.
    fn title_words(&self, role: usize, title: &str) -> f64 {
        let times = |role: &Role, root: &String| {
            role.titles().filter(|title| title_roots(title).contains(root)).count() as f64
        };
        let (mut all, mut shared) = (0.0, 0.0);
        for root in title_roots(title) {
            let holders = self.roles.iter().filter(|role| times(role, &root) > 0.0).count();
            if holders > 0 {
                let rarity = idf(self.roles.len(), holders);
                let own = self.roles[role];
                all += rarity;
                shared += rarity * (times(own, &root) / (own.titles().count() as f64 + 5.0)).sqrt();
            }
        }
        let share = shared / f64::max(all, 1.0);
        if share < 0.05 { 0.0 } else { share }
    }

    /// The shares of the points for like titles, for same ones and for their words.
    fn titles(&self, role: usize, resume: &Resume) -> [f64; 3] {
        let order = by_age(resume.positions());
        let weight = |place: usize| {
            let all: f64 = (0..order.len()).map(|rank| OLDER_POSITION.powi(rank as i32)).sum();
            OLDER_POSITION.powi(order.iter().position(|&at| at == place).unwrap() as i32) / all
        };
        let mut shares = [0.0; 3];
        for (place, position) in resume.positions().iter().enumerate() {
            let index = self.engine.index();
            let hits = index.titles_like(self.engine.catalog(), resume.title(position)).unwrap();
            let hit = hits.of(self.engine.catalog(), RoleNumber(role as u32));
            let likeness = hit.map_or(0.0, |hit| hit.likeness);
            shares[0] += weight(place) * likeness;
            shares[1] += if likeness > SAME_TITLE { weight(place) } else { 0.0 };
            shares[2] += weight(place) * self.title_words(role, resume.title(position));
        }
        shares
    }

    /// All shares of a role but that of its commonness.
    fn shares(&self, role: usize, resume: &Resume) -> [f64; 7] {
        let newest = by_age(resume.positions()).into_iter().find(|&at| !resume.positions()[at].headline);
        let mut groups = [const { Vec::new() }; 3];
        for (passage, text) in resume.passages().iter().zip(searched(resume)) {
            let group = match (passage.section, passage.position) {
                (Section::Experience, None) => 0,
                (Section::Experience, position) if position == newest => 0,
                (Section::Experience, Some(_)) => 1,
                _ => 2,
            };
            groups[group].push(text);
        }
        let [like, same, words] = self.titles(role, resume);
        let [newest, older, other] = groups.map(|passages| self.duties(role, &passages));
        [like, same, words, newest, older, other, self.skills(role, resume)]
    }
}

/// What is searched of each passage: what may not score is taken out, and nothing is searched again
/// that was said before in the same words.
fn searched(resume: &Resume) -> Vec<String> {
    let mut said = BTreeSet::new();
    let visible = |passage: &Passage| {
        if !said.insert(&resume.text()[passage.span.clone()]) {
            return String::new();
        }
        let mut visible = String::new();
        let mut from = passage.span.start;
        for masked in &passage.masked {
            if masked.start > from {
                visible.push_str(&resume.text()[from..masked.start]);
            }
            visible.push_str(" . ");
            from = from.max(masked.end);
        }
        visible + &resume.text()[from..passage.span.end]
    };
    resume.passages().iter().map(visible).collect()
}

/// The places of positions, the newest first: the headline, what is held still, the latest end.
fn by_age(positions: &[Position]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by_key(|&at| {
        let position = &positions[at];
        let last = position.end.or(position.start).map(|last| (last.year, last.month.unwrap_or(12)));
        (!position.headline, !position.current, std::cmp::Reverse(last.unwrap_or((0, 0))))
    });
    order
}

fn json(document: &Document<'_>, detail: Detail) -> String {
    let mut bytes = Vec::new();
    render::write(document, Format::Json, detail, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn report(engine: &Engine, resume: &Resume, detail: Detail) -> String {
    json(&Document::Report(engine.rank(resume, &[], 3).unwrap()), detail)
}

/// What lifts the first role above the second.
fn gap(engine: &Engine, resume: &Resume) -> String {
    let gap = engine.gap(resume, RoleNumber(0), Some(RoleNumber(1))).unwrap();
    json(&Document::Gap(gap), Detail::default())
}

/// The line of a batch, which is put together from pieces, without the id that only it has.
fn line(engine: &Engine, resume: &Resume, written: &Written<'_>) -> String {
    let line = render::json_line(&engine.rank(resume, &[], 3).unwrap(), "a \"7\"\n", written).unwrap();
    String::from_utf8(line).unwrap().strip_suffix('\n').unwrap().replacen(r#""id":"a \"7\"\n","#, "", 1)
}

/// The same JSON on one line.
fn on_one_line(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json).unwrap().to_string()
}

#[test]
fn a_line_of_a_batch_is_the_report_to_the_byte() {
    let engine = Engine::open(Catalog::embedded().unwrap(), &Place::Memory).unwrap();
    let details = [(None, None), (Some(3), "CA".parse().ok()), (Some(0), None)];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/resumes");
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() > 3);
    for (evidence, state) in details {
        let detail = Detail { evidence, state };
        let written = Written::new(engine.catalog(), detail);
        for file in &files {
            let resume = engine.read("a \"cv\"", &std::fs::read(file).unwrap()).unwrap();
            assert_eq!(line(&engine, &resume, &written), on_one_line(&report(&engine, &resume, detail)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_engine_scores_as_the_definitions_say(folder in catalog(), texts in prop::collection::vec(resume(), 4)) {
        let engine = Engine::open(Catalog::from_roles(&folder).unwrap(), &Place::Memory).unwrap();
        let judge = Judge::new(&engine);
        for text in &texts {
            let resume = engine.read("resume", text.as_bytes()).unwrap();
            for (role, shares) in engine.amounts(&resume).unwrap().iter().enumerate() {
                for (share, expected) in shares.iter().zip(judge.shares(role, &resume)) {
                    // The lengths of vectors are sums in another order, rounded to single precision.
                    prop_assert!((share - expected).abs() < 1e-6, "{shares:?} {:?}\n{text}", judge.shares(role, &resume));
                }
            }
        }
    }

    #[test]
    fn what_is_ready_for_many_answers_as_what_looks_up_each(folder in catalog(), texts in prop::collection::vec(resume(), 4)) {
        let open = || Engine::open(Catalog::from_roles(&folder).unwrap(), &Place::Memory).unwrap();
        let (plain, ready) = (open(), open());
        ready.prepare().unwrap();
        let written = Written::new(ready.catalog(), Detail::default());
        for text in &texts {
            let resume = plain.read("resume", text.as_bytes()).unwrap();
            let expected = report(&plain, &resume, Detail::default());
            prop_assert_eq!(&report(&ready, &resume, Detail::default()), &expected);
            prop_assert_eq!(gap(&ready, &resume), gap(&plain, &resume));
            prop_assert_eq!(line(&ready, &resume, &written), on_one_line(&expected));
        }
    }

    #[test]
    fn the_ranking_is_by_fit_and_then_by_id(folder in catalog(), text in resume()) {
        let engine = Engine::open(Catalog::from_roles(&folder).unwrap(), &Place::Memory).unwrap();
        let resume = engine.read("resume", text.as_bytes()).unwrap();
        let report = engine.rank(&resume, &[], usize::MAX).unwrap();
        let order: Vec<_> =
            report.matches.iter().map(|one| (std::cmp::Reverse(one.fit.score.fit()), one.fit.score.role)).collect();
        prop_assert!(order.is_sorted());
        let roles: BTreeSet<RoleNumber> = order.iter().map(|&(_, role)| role).collect();
        prop_assert!(roles.is_empty() || roles.len() == engine.catalog().len());
        for (rank, matched) in report.matches.iter().enumerate() {
            prop_assert_eq!(engine.fit(&resume, matched.fit.score.role).unwrap().rank, rank + 1);
        }
    }
}
