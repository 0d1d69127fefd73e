//! What is told where there is no sure answer: too little text, another language, two roles alike.
//! All texts are made up.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod engine;

use engine::{engine, report_json};
use rolematch::render::{Detail, Format, Screen};
use rolematch::report::Document;

#[track_caller]
fn no_match(text: &str, reason: &str) {
    let report = report_json(text);
    assert_eq!(report["verdict"], "no_match", "{text}");
    assert!(report["matches"].as_array().unwrap().is_empty());
    assert!(report["reason"].as_str().unwrap().contains(reason), "{}", report["reason"]);
}

#[test]
fn too_little_text_is_no_resume() {
    no_match("Sam Rivera\nExperience\nWorked here and there, and did what was asked.", "words");
    no_match("Skills\nwelding, grinding, cutting", "at least");
}

#[test]
fn another_language_is_told_as_such() {
    no_match(
        "Experiencia laboral\nEnfermera de planta, Hospital del Puerto, 2014 a 2020\n\
         Cuidaba a pacientes después de la cirugía, administraba los medicamentos y anotaba la evolución en \
         la historia clínica. Enseñaba a las familias cómo curar las heridas en casa y avisaba al médico \
         cuando algo cambiaba.\nAuxiliar, Residencia del Cedro, 2010 a 2014\nAyudaba a los residentes a \
         levantarse, comer y caminar por el jardín cada mañana.",
        "Spanish",
    );
    no_match(
        "Expérience\nInfirmière, Hôpital du Port, 2014 à 2020\n\
         Je soignais les patients après leur opération, je donnais les médicaments et je notais chaque \
         changement dans le dossier. J'apprenais aux familles à refaire les pansements à la maison et \
         j'appelais le médecin quand il le fallait.\nAide-soignante, Résidence du Cèdre, 2010 à 2014\n\
         J'aidais les résidents à se lever, à manger et à marcher dans le jardin tous les matins.",
        "French",
    );
    no_match(
        "Berufserfahrung\nKrankenpfleger, Hafenklinik, 2014 bis 2020\n\
         Ich versorgte Patienten nach der Operation, gab die Medikamente und schrieb jede Veränderung in \
         die Akte. Ich zeigte den Familien, wie man zu Hause die Verbände wechselt, und rief den Arzt, wenn \
         es nötig war.\nPflegehelfer, Haus Zeder, 2010 bis 2014\nIch half den Bewohnern jeden Morgen beim \
         Aufstehen, beim Essen und bei einem Gang durch den Garten.",
        "German",
    );
}

/// Work that several offices share, and no title that tells which is meant.
const BETWEEN: &str = "Experience\n\nLantern Group, 2016 to 2020\n\n\
    - Kept the financial records of small firms and prepared budgets and forecasts.\n\
    - Reconciled invoices and wrote monthly reports on costs and sales.\n\
    - Analyzed loan files and advised managers on credit and cash flow.\n\
    - Trained new staff in spreadsheets and scheduled their shifts.\n";

#[test]
fn an_unsure_answer_shows_the_candidates_and_what_tells_them_apart() {
    let report = report_json(BETWEEN);
    assert_eq!(report["verdict"], "unsure", "{}", report["reason"]);
    let matches = report["matches"].as_array().unwrap();
    assert!(matches.len() > 1);
    let apart = report["apart"].as_array().unwrap();
    for (side, matched) in apart.iter().zip(matches) {
        assert_eq!(side["role"]["id"], matched["role"]["id"]);
        assert!(!side["asks"].as_array().unwrap().is_empty());
    }
    let engine = engine();
    let resume = engine.read("cv", BETWEEN.as_bytes()).unwrap();
    let document = Document::Report(engine.rank(&resume, &[], 5).unwrap());
    let mut bytes = Vec::new();
    let screen = Screen { width: 80, colour: false };
    rolematch::render::write(&document, Format::Terminal(screen), Detail::default(), &mut bytes).unwrap();
    let told = String::from_utf8(bytes).unwrap();
    let line = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(line.contains("Unsure:") && line.contains("What tells the first two apart:"), "{told}");
    for matched in &matches[..2] {
        assert!(line.contains(&format!("{} asks", matched["role"]["title"].as_str().unwrap())), "{told}");
    }
}

#[test]
fn a_sure_answer_tells_nothing_apart() {
    let report = report_json(include_str!("resumes/patient-relations.txt"));
    assert_eq!(report["verdict"], "match");
    assert!(report.get("apart").is_none());
}
