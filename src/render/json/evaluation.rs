//! An evaluation in the machine-readable form: `docs/eval.schema.json`.

use serde::Serialize;

use super::{EngineWire, engine, phrase};
use crate::evaluation::{
    Answer, Baseline, Bin, Calibration, Coverage, Evaluation, Family, Figures, Group, Length, Rate, Row,
    SCHEMA,
};

#[derive(Serialize)]
pub(super) struct EvaluationWire<'a> {
    schema: u32,
    engine: EngineWire<'a>,
    source: &'a str,
    texts: usize,
    refused: Vec<RefusedWire<'a>>,
    unreachable: usize,
    figures: FiguresWire,
    baseline: Option<BaselineWire>,
    verdicts: Vec<VerdictWire>,
    coverage: Vec<CoverageWire>,
    calibration: CalibrationWire,
    families: Vec<FamilyWire<'a>>,
    lengths: Vec<LengthWire>,
    rows: Vec<RowWire<'a>>,
}

pub(super) fn wire<'a>(evaluation: &'a Evaluation<'_>) -> EvaluationWire<'a> {
    let refused = evaluation.refused.iter();
    let verdicts = evaluation.verdicts.iter();
    EvaluationWire {
        schema: SCHEMA,
        engine: engine(evaluation.catalog),
        source: &evaluation.source,
        texts: evaluation.rows.len(),
        refused: refused.map(|line| RefusedWire { line: line.line, reason: &line.reason }).collect(),
        unreachable: evaluation.unreachable,
        figures: figures(&evaluation.figures),
        baseline: evaluation.baseline.as_ref().map(baseline),
        verdicts: verdicts
            .map(|&(verdict, right)| VerdictWire {
                verdict: phrase::verdict(verdict),
                texts: right.of,
                top1: share(right),
            })
            .collect(),
        coverage: evaluation.coverage.iter().map(coverage).collect(),
        calibration: calibration(&evaluation.calibration),
        families: evaluation.families.iter().map(family).collect(),
        lengths: evaluation.lengths.iter().map(length).collect(),
        rows: evaluation.rows.iter().map(row).collect(),
    }
}

#[derive(Serialize)]
struct RefusedWire<'a> {
    line: usize,
    reason: &'a str,
}

#[derive(Serialize)]
struct FiguresWire {
    unanswered: usize,
    top1: RateWire,
    top5: RateWire,
    top10: RateWire,
    major: RateWire,
    mrr: f64,
}

fn figures(figures: &Figures) -> FiguresWire {
    FiguresWire {
        unanswered: figures.unanswered,
        top1: rate(figures.top1),
        top5: rate(figures.top5),
        top10: rate(figures.top10),
        major: rate(figures.major),
        mrr: figures.mrr,
    }
}

/// A share with what it is counted from and its 95 % interval.
#[derive(Serialize)]
struct RateWire {
    right: usize,
    share: f64,
    from: f64,
    to: f64,
}

fn rate(rate: Rate) -> RateWire {
    let (from, to) = rate.interval();
    RateWire { right: rate.right, share: rate.share(), from, to }
}

/// A share of no texts is no figure.
fn share(rate: Rate) -> Option<f64> {
    (rate.of > 0).then(|| rate.share())
}

#[derive(Serialize)]
struct BaselineWire {
    method: &'static str,
    figures: FiguresWire,
    only_engine: usize,
    only_baseline: usize,
}

fn baseline(baseline: &Baseline) -> BaselineWire {
    BaselineWire {
        method: phrase::BASELINE_METHOD,
        figures: figures(&baseline.figures),
        only_engine: baseline.only_engine,
        only_baseline: baseline.only_baseline,
    }
}

#[derive(Serialize)]
struct VerdictWire {
    verdict: &'static str,
    texts: usize,
    top1: Option<f64>,
}

#[derive(Serialize)]
struct CoverageWire {
    percent: usize,
    texts: usize,
    top1: f64,
    confidence: f64,
}

fn coverage(coverage: &Coverage) -> CoverageWire {
    CoverageWire {
        percent: coverage.percent,
        texts: coverage.texts,
        top1: coverage.accuracy,
        confidence: coverage.confidence,
    }
}

#[derive(Serialize)]
struct CalibrationWire {
    method: &'static str,
    answers: usize,
    ece: f64,
    brier: f64,
    bins: Vec<BinWire>,
}

#[derive(Serialize)]
struct BinWire {
    from: f64,
    to: f64,
    answers: usize,
    confidence: Option<f64>,
    top1: Option<f64>,
}

fn calibration(calibration: &Calibration) -> CalibrationWire {
    let bin = |bin: &Bin| BinWire {
        from: bin.from,
        to: bin.to,
        answers: bin.right.of,
        confidence: (bin.right.of > 0).then_some(bin.confidence),
        top1: share(bin.right),
    };
    CalibrationWire {
        method: phrase::CALIBRATION_METHOD,
        answers: calibration.answers,
        ece: calibration.ece,
        brier: calibration.brier,
        bins: calibration.bins.iter().map(bin).collect(),
    }
}

#[derive(Serialize)]
struct FamilyWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    name: String,
    texts: usize,
    top1: RateWire,
    top5: RateWire,
}

fn family(group: &Group<Family>) -> FamilyWire<'_> {
    FamilyWire {
        code: group.of.code(),
        name: group.of.to_string(),
        texts: group.top1.of,
        top1: rate(group.top1),
        top5: rate(group.top5),
    }
}

#[derive(Serialize)]
struct LengthWire {
    from: usize,
    to: Option<usize>,
    texts: usize,
    top1: RateWire,
    top5: RateWire,
}

fn length(group: &Group<Length>) -> LengthWire {
    LengthWire {
        from: group.of.from,
        to: group.of.to,
        texts: group.top1.of,
        top1: rate(group.top1),
        top5: rate(group.top5),
    }
}

#[derive(Serialize)]
struct RowWire<'a> {
    line: usize,
    id: &'a str,
    words: usize,
    verdict: &'static str,
    confidence: f64,
    #[serde(flatten)]
    answer: AnswerWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<AnswerWire<'a>>,
}

#[derive(Serialize)]
struct AnswerWire<'a> {
    first: Option<&'a str>,
    rank: Option<usize>,
    major: bool,
}

fn row(row: &Row) -> RowWire<'_> {
    RowWire {
        line: row.line,
        id: &row.id,
        words: row.words,
        verdict: phrase::verdict(row.verdict),
        confidence: row.confidence,
        answer: answer(&row.answer),
        baseline: row.baseline.as_ref().map(answer),
    }
}

fn answer(answer: &Answer) -> AnswerWire<'_> {
    AnswerWire { first: answer.first.as_deref(), rank: answer.rank, major: answer.major }
}
