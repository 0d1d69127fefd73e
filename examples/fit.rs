//! Fits the weights of the scoring and of the confidence on labelled texts, and tells what each
//! weight brings.
//!
//! ```console
//! cargo run --release --example fit -- LABELLED.jsonl --fields open,masked --titles LABELLED.tsv
//! ```
//!
//! A line of LABELLED.jsonl is a JSON object with a text under the name of each field and `gold`, an
//! array of SOC codes; a line of LABELLED.tsv is a title, a tab and codes with `;` between them, and
//! every eighth is taken. Every text is ranked, those too on which the engine would keep silent, so
//! the figures differ by a hair from those of `rolematch eval`. What each text reaches for each role is read once from the engine with its
//! own catalog; after that every figure is arithmetic. It prints
//!
//! 1. the figures under the present weights;
//! 2. weights found by coordinate ascent (Metzler and Croft 2007, "Linear feature-based models for
//!    information retrieval"), and the same with every fifth row held out in turn;
//! 3. the figures with each weight at nothing;
//! 4. a logistic regression of the confidence, and its calibration error on rows held out.
//!
//! Nothing is written: who accepts a result writes it into `src/score/weights.rs`.

#![allow(clippy::print_stdout, reason = "what it finds is printed")]
#![allow(clippy::cast_precision_loss, reason = "rows and ranks are few")]
#![allow(clippy::cast_possible_truncation, reason = "shares of 0 to 1 are kept in half the room")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use rayon::prelude::*;
use rolematch::score::{self, PARTS, PerWeight, WEIGHTS};
use rolematch::{Catalog, Engine, Place};
use serde_json::Value;

/// What a weight is multiplied by in a step of the ascent.
const STEPS: [f64; 6] = [0.6, 0.8, 0.9, 1.1, 1.25, 1.6];
/// Most rounds over all weights.
const ROUNDS: usize = 4;
/// Parts of the rows of which each is held out once: of the weights, of the confidence.
const FOLDS: usize = 5;
const CONFIDENCE_FOLDS: usize = 10;
/// What a row of every field but the first counts in the confidence.
const OTHER_FIELDS: f64 = 0.25;
/// The titles that are taken: every so manieth.
const EACH: usize = 8;
/// Pull of the confidence's coefficients to 0, a row.
const RIDGE: f64 = 0.002;

/// By role number, what of each weight a text reaches.
type Amounts = Vec<[f32; WEIGHTS.len()]>;
/// 1, the fit, the root of its lead over another occupation, the points of its titles.
type Features = [f64; 4];

/// Texts under one name.
struct Field {
    name: String,
    /// Of each text, the codes that are right and in the catalog.
    gold: Vec<Vec<usize>>,
    amounts: Vec<Amounts>,
}

/// All texts, with six-digit codes by number.
struct Labelled {
    /// Of each role, its code.
    codes: Vec<usize>,
    fields: Vec<Field>,
}

/// Which rows are meant: all, those held out of a fold, or the others.
#[derive(Clone, Copy)]
enum Rows {
    All,
    Held(usize),
    Kept(usize),
}

impl Rows {
    fn have(self, row: usize) -> bool {
        match self {
            Self::All => true,
            Self::Held(fold) => row % FOLDS == fold,
            Self::Kept(fold) => row % FOLDS != fold,
        }
    }
}

/// An answer's features, and whether it is right.
struct Answer {
    features: Features,
    right: bool,
    /// What it counts in the fit.
    weight: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (path, fields, titles) = arguments()?;
    let engine = Engine::open(Catalog::embedded()?, &Place::Memory)?;
    engine.prepare()?;
    let labelled = Labelled::read(&engine, &path, &fields, &titles)?;
    let present = WEIGHTS.map(|weight| weight.most);
    labelled.tell("present weights", &present, Rows::All);
    for (at, weight) in WEIGHTS.iter().enumerate() {
        let mut without = present;
        without[at] = 0.0;
        labelled.tell(&format!("without {}", weight.name), &without, Rows::All);
    }
    confidence(&labelled, &present);
    let fitted = labelled.ascend(present, Rows::All);
    for (weight, after) in WEIGHTS.iter().zip(fitted) {
        println!("{:<14} {:>6.1} -> {after:>6.1}", weight.name, weight.most);
    }
    labelled.tell("fitted weights", &fitted, Rows::All);
    confidence(&labelled, &fitted);
    cross_validate(&labelled, present);
    Ok(())
}

fn arguments() -> Result<(String, Vec<String>, String), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [path, flag, fields, second, titles] if flag == "--fields" && second == "--titles" => {
            Ok((path.clone(), fields.split(',').map(str::to_owned).collect(), titles.clone()))
        }
        _ => Err("give LABELLED.jsonl --fields FIELD,FIELD --titles LABELLED.tsv".into()),
    }
}

impl Labelled {
    fn read(engine: &Engine, path: &str, fields: &[String], titles: &str) -> Result<Self, Box<dyn Error>> {
        let catalog = engine.catalog();
        let six_digit = |role| catalog.card(role).code.six_digit();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for role in catalog.numbers() {
            let next = numbers.len();
            numbers.entry(six_digit(role)).or_insert(next);
        }
        let codes = catalog.numbers().map(|role| numbers[six_digit(role)]).collect();
        let known = |code: &str| numbers.get(code.get(..7)?).copied();
        let row = |(at, line)| {
            serde_json::from_str(line).map_err(|error| format!("line {} is no JSON object: {error}", at + 1))
        };
        let lines = fs::read_to_string(path)?;
        let rows: Vec<Value> = lines.lines().enumerate().map(row).collect::<Result<_, _>>()?;
        let gold = rows.iter().map(|row| {
            row["gold"].as_array().into_iter().flatten().filter_map(Value::as_str).filter_map(known).collect()
        });
        let gold: Vec<Vec<usize>> = gold.collect();
        let mut read = Vec::new();
        for name in fields {
            let texts: Option<Vec<&str>> = rows.iter().map(|row| row[name].as_str()).collect();
            let texts =
                texts.ok_or_else(|| format!("a line has no text under '{name}'; name another field"))?;
            read.push(Field::read(engine, name, gold.clone(), &texts)?);
        }
        let lines = fs::read_to_string(titles)?;
        let taken = lines.lines().step_by(EACH).filter_map(|line| line.split_once('\t'));
        let (texts, gold): (Vec<&str>, Vec<Vec<usize>>) =
            taken.map(|(title, codes)| (title, codes.split(';').filter_map(known).collect())).unzip();
        read.push(Field::read(engine, "titles", gold, &texts)?);
        Ok(Self { codes, fields: read })
    }

    /// Place of the first right code among the codes of a field's row; none where it is not in the
    /// catalog.
    fn rank(&self, field: &Field, row: usize, weights: &PerWeight) -> Option<usize> {
        let fits: Vec<f64> = field.amounts[row].iter().map(|amounts| fit(amounts, weights)).collect();
        let right = |role: &usize| field.gold[row].contains(&self.codes[*role]);
        let best = (0..fits.len()).filter(right).reduce(|one, other| better(&fits, one, other))?;
        let above = (0..fits.len()).filter(|&role| role != best && better(&fits, best, role) == role);
        let mut above: Vec<usize> = above.map(|role| self.codes[role]).collect();
        above.sort_unstable();
        above.dedup();
        Some(above.len() + 1)
    }

    fn ranks(&self, field: &Field, rows: Rows, weights: &PerWeight) -> Vec<Option<usize>> {
        let rows: Vec<usize> = (0..field.gold.len()).filter(|&row| rows.have(row)).collect();
        rows.par_iter().map(|&row| self.rank(field, row, weights)).collect()
    }

    fn tell(&self, what: &str, weights: &PerWeight, rows: Rows) {
        for field in &self.fields {
            tell(what, &field.name, &self.ranks(field, rows, weights));
        }
    }

    /// What the ascent climbs: of every field, the mean reciprocal rank and half of top-1 and top-5.
    fn worth(&self, weights: &PerWeight, rows: Rows) -> f64 {
        let worth = |field| {
            let [first, five, reciprocal] = figures(&self.ranks(field, rows, weights));
            reciprocal + 0.5 * first + 0.5 * five
        };
        self.fields.iter().map(worth).sum()
    }

    /// Changes one weight at a time while that helps; the weights keep their sum of 100.
    fn ascend(&self, start: PerWeight, rows: Rows) -> PerWeight {
        let mut best = normal(start);
        let mut worth = self.worth(&best, rows);
        for _ in 0..ROUNDS {
            let before = worth;
            for at in 0..best.len() {
                for step in STEPS {
                    let mut tried = best;
                    tried[at] *= step;
                    tried = normal(tried);
                    let reached = self.worth(&tried, rows);
                    if reached > worth + 1e-9 {
                        (best, worth) = (tried, reached);
                    }
                }
            }
            if worth <= before {
                break;
            }
        }
        best
    }

    /// The first answer to a text; none where nothing speaks for any role.
    fn answer(&self, field: usize, row: usize, weights: &PerWeight) -> Option<Answer> {
        let amounts = &self.fields[field].amounts[row];
        let fits: Vec<f64> = amounts.iter().map(|amounts| fit(amounts, weights)).collect();
        let first = (0..fits.len()).reduce(|one, other| better(&fits, one, other))?;
        let others = (0..fits.len()).filter(|&role| self.codes[role] != self.codes[first]);
        let second = others.map(|role| fits[role]).fold(0.0, f64::max);
        let [titles, ..] = parts(&amounts[first], weights);
        let features = [1.0, fits[first], (fits[first] - second).max(0.0).sqrt(), titles];
        let right = self.fields[field].gold[row].contains(&self.codes[first]);
        let weight = if field == 0 { 1.0 } else { OTHER_FIELDS };
        (fits[first] > 0.0).then_some(Answer { features, right, weight })
    }
}

impl Field {
    fn read(
        engine: &Engine,
        name: &str,
        gold: Vec<Vec<usize>>,
        texts: &[&str],
    ) -> Result<Self, Box<dyn Error>> {
        let amounts = texts.par_iter().map(|text| {
            let amounts = engine.amounts(&engine.read("text", text.as_bytes())?)?;
            Ok(amounts.iter().map(|role| role.map(|amount| amount as f32)).collect())
        });
        let amounts: rolematch::Result<_> = amounts.collect();
        Ok(Self { name: name.to_owned(), gold, amounts: amounts? })
    }
}

/// Points of each part, to the hundredth as the engine gives them.
fn parts(amounts: &[f32; WEIGHTS.len()], weights: &PerWeight) -> [f64; PARTS.len()] {
    score::parts(&amounts.map(f64::from), weights).map(|points| (points * 100.0).round() / 100.0)
}

fn fit(amounts: &[f32; WEIGHTS.len()], weights: &PerWeight) -> f64 {
    parts(amounts, weights).iter().sum()
}

/// The role that is ranked first of two: the better fit, or where they are even the lower number.
fn better(fits: &[f64], one: usize, other: usize) -> usize {
    // Sums of hundredths may miss each other by a hair.
    let lead = fits[other] - fits[one];
    if lead > 1e-6 || (lead > -1e-6 && other < one) { other } else { one }
}

fn normal(weights: PerWeight) -> PerWeight {
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight * 100.0 / sum)
}

/// Top-1, top-5 and mean reciprocal rank.
fn figures(ranks: &[Option<usize>]) -> [f64; 3] {
    let within = |top| ranks.iter().flatten().filter(|&&rank| rank <= top).count() as f64;
    let reciprocal: f64 = ranks.iter().flatten().map(|&rank| 1.0 / rank as f64).sum();
    [within(1), within(5), reciprocal].map(|sum| sum / ranks.len().max(1) as f64)
}

fn tell(what: &str, field: &str, ranks: &[Option<usize>]) {
    let [first, five, reciprocal] = figures(ranks);
    println!("{what:<24} {field:<8} top-1 {first:.3}  top-5 {five:.3}  MRR {reciprocal:.3}");
}

/// The ascent on four fifths of the rows, judged on the fifth.
fn cross_validate(labelled: &Labelled, start: PerWeight) {
    let mut ranks = vec![Vec::new(); labelled.fields.len()];
    for fold in 0..FOLDS {
        let weights = labelled.ascend(start, Rows::Kept(fold));
        for (field, ranks) in labelled.fields.iter().zip(&mut ranks) {
            ranks.extend(labelled.ranks(field, Rows::Held(fold), &weights));
        }
    }
    for (field, ranks) in labelled.fields.iter().zip(&ranks) {
        tell("fitted, rows held out", &field.name, ranks);
    }
}

/// The coefficients of the confidence, and how well it is calibrated on rows held out.
fn confidence(labelled: &Labelled, weights: &PerWeight) {
    // A title alone is always told as unsure, so the confidence is not fitted on titles.
    let rows = |field: usize| 0..labelled.fields[field].gold.len();
    let answers = |field: usize| rows(field).map(move |row| labelled.answer(field, row, weights));
    let answers: Vec<Vec<Option<Answer>>> =
        (0..labelled.fields.len() - 1).map(|field| answers(field).collect()).collect();
    let coefficients = regression(answers.iter().flatten().flatten());
    println!("confidence: 1, fit, root of lead, titles = {coefficients:.3?}");
    let mut judged = vec![Vec::new(); answers.len()];
    for fold in 0..CONFIDENCE_FOLDS {
        let kept = |&(row, _): &(usize, &Option<Answer>)| row % CONFIDENCE_FOLDS != fold;
        let training = answers.iter().flat_map(|field| field.iter().enumerate().filter(kept));
        let coefficients = regression(training.filter_map(|(_, answer)| answer.as_ref()));
        for (field, judged) in answers.iter().zip(&mut judged) {
            let held = field.iter().skip(fold).step_by(CONFIDENCE_FOLDS).flatten();
            judged.extend(held.map(|answer| (probability(&coefficients, &answer.features), answer.right)));
        }
    }
    for (field, judged) in labelled.fields.iter().zip(&judged) {
        println!("calibration error, rows held out: {:<8} {:.3}", field.name, calibration_error(judged));
    }
}

fn probability(coefficients: &Features, features: &Features) -> f64 {
    let log_odds: f64 = coefficients.iter().zip(features).map(|(one, other)| one * other).sum();
    1.0 / (1.0 + (-log_odds).exp())
}

/// Logistic regression by Newton's method.
fn regression<'a>(answers: impl Iterator<Item = &'a Answer>) -> Features {
    let answers: Vec<&Answer> = answers.collect();
    let all: f64 = answers.iter().map(|answer| answer.weight).sum();
    let mut found = [0.0; 4];
    for _ in 0..30 {
        let mut slope = found.map(|coefficient| -RIDGE * all * coefficient);
        // The base is not pulled.
        slope[0] = 0.0;
        let mut curve = [[0.0; 4]; 4];
        for (at, row) in curve.iter_mut().enumerate().skip(1) {
            row[at] = RIDGE * all;
        }
        for answer in &answers {
            let likely = probability(&found, &answer.features);
            let missing = answer.weight * (f64::from(u8::from(answer.right)) - likely);
            let spread = answer.weight * likely * (1.0 - likely);
            for (at, feature) in answer.features.iter().enumerate() {
                slope[at] += missing * feature;
                for (cell, other) in curve[at].iter_mut().zip(answer.features) {
                    *cell += spread * feature * other;
                }
            }
        }
        for (coefficient, change) in found.iter_mut().zip(solve(curve, slope)) {
            *coefficient += change;
        }
    }
    found
}

/// Solves a system with a positive definite matrix, by Gauss and Jordan.
fn solve(mut matrix: [[f64; 4]; 4], mut right: Features) -> Features {
    for pivot in 0..4 {
        let scale = matrix[pivot][pivot];
        let row = matrix[pivot].map(|cell| cell / scale);
        let value = right[pivot] / scale;
        for at in 0..4 {
            let factor = matrix[at][pivot];
            for (cell, above) in matrix[at].iter_mut().zip(row) {
                *cell -= factor * above;
            }
            right[at] -= factor * value;
        }
        (matrix[pivot], right[pivot]) = (row, value);
    }
    right
}

/// Expected calibration error of probabilities in ten bins of equal width.
fn calibration_error(judged: &[(f64, bool)]) -> f64 {
    let gap = |bin: u8| {
        let within = |&&(sure, _): &&(f64, bool)| (sure * 10.0).floor().min(9.0) - f64::from(bin);
        let held = judged.iter().filter(|answer| within(answer).abs() < 0.5);
        held.map(|&(sure, right)| sure - f64::from(u8::from(right))).sum::<f64>().abs()
    };
    (0..10).map(gap).sum::<f64>() / judged.len().max(1) as f64
}
