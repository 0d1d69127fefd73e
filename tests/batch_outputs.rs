//! Everything that a batch writes, and that it writes it in order.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(dead_code, reason = "not every file of tests asks for everything in 'many'")]

mod many;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use many::{Folder, ids, index, json_lines, parsed, printed, rolematch, text};
use predicates::prelude::*;

#[test]
fn the_order_is_that_of_the_input_whatever_the_threads() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(120))]);
    for ending in ["jsonl", "csv", "parquet"] {
        let written = ["1", "2", "8"].map(|threads| {
            let out = folder.typed(&format!("scores.{ending}"));
            let words = ["batch", &folder.typed("people.jsonl"), "--threads", threads, "--out", &out];
            rolematch(&words).assert().code(1);
            (fs::read(&out).unwrap(), fs::read(format!("{out}.about.json")).unwrap())
        });
        assert!(written[0] == written[1] && written[0] == written[2], "{ending}");
    }
}

#[test]
fn the_side_file_tells_what_made_an_output() {
    let folder = Folder::new(&[("cv.txt", &text(1))]);
    let out = folder.typed("scores.jsonl");
    printed(&["batch", &folder.typed("cv.txt"), "--out", &out, "--top", "2", "--place", "TX"], 0);
    let about = fs::read_to_string(format!("{out}.about.json")).unwrap();
    let about: serde_json::Value = serde_json::from_str(&about).unwrap();
    let line: serde_json::Value = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(about["version"], line["engine"]["version"]);
    assert_eq!(about["catalog"]["digest"], line["engine"]["catalog"]["digest"]);
    assert_eq!((about["options"]["top"].as_u64(), about["options"]["place"].as_str()), (Some(2), Some("TX")));
    assert_eq!((about["complete"].as_bool(), about["records"].as_u64()), (Some(true), Some(1)));
}

#[test]
fn only_the_chosen_keys_are_kept() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(11))]);
    let file = folder.typed("people.jsonl");
    let whole = parsed(&printed(&["batch", &file], 1));
    let kept = parsed(&printed(&["batch", &file, "--fields", "verdict,matches.fit,matches.role.id"], 1));
    let keys: Vec<&String> = kept[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["id", "verdict", "matches"]);
    assert_eq!(kept[0]["matches"][0]["fit"], whole[0]["matches"][0]["fit"]);
    assert_eq!(kept[0]["matches"][0]["role"].as_object().unwrap().len(), 1);
    assert_eq!(kept[10], whole[10]);
    let refused = rolematch(&["batch", &file, "--fields", "salery"]).assert().code(2);
    refused.stderr(predicate::str::contains("'salery'").and(predicate::str::contains("verdict")));
}

#[test]
fn csv_has_a_line_for_each_resume_and_rank() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(11))]);
    let told = printed(&["batch", &folder.typed("people.jsonl"), "--format", "csv", "--top", "3"], 1);
    let mut reader = csv::Reader::from_reader(told.as_bytes());
    let header = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: &csv::StringRecord, name: &str| {
        row[header.iter().position(|column| column == name).unwrap()].to_owned()
    };
    let whole = parsed(&printed(&["batch", &folder.typed("people.jsonl"), "--top", "3"], 1));
    let mut rows = rows.iter();
    for line in whole {
        let matches = line.get("matches").and_then(|matches| matches.as_array().cloned()).unwrap_or_default();
        for matched in &matches {
            let row = rows.next().unwrap();
            assert_eq!(cell(row, "id"), line["id"].as_str().unwrap());
            assert_eq!(cell(row, "rank"), matched["rank"].to_string());
            assert_eq!(cell(row, "role_id"), matched["role"]["id"].as_str().unwrap());
            assert!(
                (cell(row, "fit").parse::<f64>().unwrap() - matched["fit"].as_f64().unwrap()).abs() < 1e-9
            );
            assert_eq!(cell(row, "verdict"), line["verdict"].as_str().unwrap());
            let missing = matched["skills"]["missing"].as_array().unwrap().iter();
            let missing: Vec<&str> = missing.map(|need| need["name"].as_str().unwrap()).collect();
            assert_eq!(cell(row, "missing_skills"), missing.join("; "));
        }
        if matches.is_empty() {
            let row = rows.next().unwrap();
            assert_eq!(cell(row, "rank"), "");
            assert_eq!(cell(row, "error").is_empty(), line.get("error").is_none());
        }
    }
    assert!(rows.next().is_none());
}

/// The rows of a Parquet file as JSON, for comparison with the report.
#[cfg(feature = "parquet")]
mod parquet_files {
    use std::sync::Arc;

    use arrow_array::cast::AsArray;
    use arrow_array::types::{Float64Type, Int32Type};
    use arrow_array::{Array, ArrayRef, Int64Array, LargeStringArray, RecordBatch, StringArray};
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use parquet::basic::{Compression, GzipLevel, ZstdLevel};
    use parquet::file::properties::WriterProperties;

    use super::*;

    fn write(path: &std::path::Path, columns: Vec<(&str, ArrayRef)>) {
        write_compressed(path, columns, Compression::UNCOMPRESSED);
    }

    fn write_compressed(path: &std::path::Path, columns: Vec<(&str, ArrayRef)>, by: Compression) {
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let options = Some(WriterProperties::builder().set_compression(by).build());
        let mut writer =
            ArrowWriter::try_new(fs::File::create(path).unwrap(), batch.schema(), options).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
    }

    fn read(bytes: Vec<u8>) -> (RecordBatch, String) {
        let builder = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
        let about = builder.metadata().file_metadata().key_value_metadata().unwrap().iter();
        let about = about.clone().find(|pair| pair.key == "rolematch").unwrap().value.clone().unwrap();
        let mut reader = builder.with_batch_size(1 << 20).build().unwrap();
        (reader.next().unwrap().unwrap(), about)
    }

    #[test]
    fn parquet_has_a_row_for_each_resume_with_typed_columns() {
        let folder = Folder::new(&[("people.jsonl", &json_lines(11))]);
        let whole = parsed(&printed(&["batch", &folder.typed("people.jsonl"), "--top", "3"], 1));
        let out = folder.typed("scores.parquet");
        printed(&["batch", &folder.typed("people.jsonl"), "--top", "3", "--out", &out], 1);
        let bytes = fs::read(&out).unwrap();
        let words = ["batch", &folder.typed("people.jsonl"), "--top", "3", "--format", "parquet"];
        let piped = rolematch(&words).assert().code(1).get_output().stdout.clone();
        assert!(piped == bytes, "a stream and a file differ");
        let (batch, about) = read(bytes);
        assert!(about.contains("\"digest\""), "{about}");
        let text = |name: &str| batch.column_by_name(name).unwrap().as_string::<i32>().clone();
        let matches = batch.column_by_name("matches").unwrap().as_list::<i32>();
        assert_eq!(batch.num_rows(), whole.len());
        for (row, line) in whole.iter().enumerate() {
            assert_eq!(text("id").value(row), line["id"].as_str().unwrap());
            if line.get("error").is_some() {
                assert!(text("verdict").is_null(row) && !text("error").is_null(row));
                continue;
            }
            assert_eq!(text("verdict").value(row), line["verdict"].as_str().unwrap());
            let roles = matches.value(row);
            let roles = roles.as_struct();
            let ranks = roles.column_by_name("rank").unwrap().as_primitive::<Int32Type>();
            let fits = roles.column_by_name("fit").unwrap().as_primitive::<Float64Type>();
            let missing = roles.column_by_name("missing_skills").unwrap().as_list::<i32>();
            for (at, matched) in line["matches"].as_array().unwrap().iter().enumerate() {
                assert_eq!(i64::from(ranks.value(at)), matched["rank"].as_i64().unwrap());
                assert!((fits.value(at) - matched["fit"].as_f64().unwrap()).abs() < 1e-9);
                assert_eq!(missing.value(at).len(), matched["skills"]["missing"].as_array().unwrap().len());
            }
        }
    }

    #[test]
    fn columns_of_parquet_are_named_and_may_have_any_type_of_text() {
        let folder = Folder::new(&[]);
        let texts = [Some(text(1)), None, Some(text(2))];
        let numbers: ArrayRef = Arc::new(Int64Array::from(vec![7, 8, 9]));
        let long: ArrayRef = Arc::new(LargeStringArray::from_iter(texts.clone()));
        write(&folder.path("people.parquet"), vec![("person", Arc::clone(&numbers)), ("cv", long)]);
        let file = folder.typed("people.parquet");
        let words = ["batch", &file, "--text-field", "cv", "--id-field", "person"];
        let lines = parsed(&printed(&words, 1));
        assert_eq!(ids(&printed(&words, 1)), ["7", "8", "9"]);
        assert!(lines[1].get("error").is_some() && lines[2].get("error").is_none());
        let table = format!("person,cv\n7,\"{}\"\n9,\"{}\"\n", text(1), text(2));
        folder.write("people.csv", table.as_bytes());
        let same = ["batch", &folder.typed("people.csv"), "--text-field", "cv", "--id-field", "person"];
        let same = parsed(&printed(&same, 0));
        assert_eq!((&lines[0]["matches"], &lines[2]["matches"]), (&same[0]["matches"], &same[1]["matches"]));
    }

    #[test]
    fn parquet_is_read_however_it_is_compressed() {
        let folder = Folder::new(&[]);
        let usual = [
            Compression::UNCOMPRESSED,
            Compression::SNAPPY,
            Compression::GZIP(GzipLevel::default()),
            Compression::LZ4_RAW,
            Compression::ZSTD(ZstdLevel::default()),
        ];
        let mut told = Vec::new();
        for by in usual {
            let texts: ArrayRef = Arc::new(StringArray::from(vec![text(1)]));
            write_compressed(&folder.path("people.parquet"), vec![("text", texts)], by);
            told.push(printed(&["batch", &folder.typed("people.parquet")], 0));
        }
        assert!(told.iter().all(|other| *other == told[0]));
    }

    #[test]
    fn a_parquet_file_of_another_schema_is_told_with_its_columns() {
        let folder = Folder::new(&[("damaged.parquet", "PAR1 and no more")]);
        let numbers: ArrayRef = Arc::new(Int64Array::from(vec![7]));
        let names: ArrayRef = Arc::new(StringArray::from(vec!["Anna"]));
        write(&folder.path("people.parquet"), vec![("age", numbers), ("name", names)]);
        let file = folder.typed("people.parquet");
        let told = printed(&["batch", &file], 2);
        assert!(told.contains("no column 'text'") && told.contains("age, name"), "{told}");
        let told = printed(&["batch", &file, "--text-field", "age"], 2);
        assert!(told.contains("no texts but Int64"), "{told}");
        let told = printed(&["batch", &folder.typed("damaged.parquet")], 2);
        assert!(told.contains("cannot be read as Parquet"), "{told}");
    }
}

#[test]
fn a_record_that_stands_alone_in_a_pipe_is_answered_at_once() {
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("rolematch"));
    let command = command.args(["batch", "-", "--index"]).arg(index());
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        let record = serde_json::json!({"id": number, "text": text(number)});
        writeln!(input, "{record}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(ids(&line), [number.to_string()]);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure_and_a_full_disk_is_told() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(60))]);
    let program = assert_cmd::cargo::cargo_bin("rolematch");
    let line = format!(
        "{} batch {} --index {} 2>&1 >/dev/null | head -n 1; {0} batch {1} --index {2} | head -n 1 >/dev/null",
        program.display(),
        folder.typed("people.jsonl"),
        index().display()
    );
    let done = std::process::Command::new("sh").args(["-c", &line]).output().unwrap();
    assert!(done.status.success());
    assert!(!String::from_utf8_lossy(&done.stderr).contains("rolematch: "), "{done:?}");
    if std::path::Path::new("/dev/full").exists() {
        let full =
            rolematch(&["batch", &folder.typed("people.jsonl"), "--out", "/dev/full"]).assert().code(2);
        full.stderr(predicate::str::contains("cannot write the output: No space left on device"));
    }
}

#[test]
fn the_summary_tells_what_came_first_and_what_failed() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(60))]);
    let done = rolematch(&["batch", &folder.typed("people.jsonl")]).assert().code(1);
    let told = String::from_utf8_lossy(&done.get_output().stderr).into_owned();
    for part in
        ["55 resumes done, 5 failed", "Failed: 2 empty, 3 no resume in the record", "First: ", "a second"]
    {
        assert!(told.contains(part), "{part} in:\n{told}");
    }
}

#[test]
fn resumes_are_ranked_for_one_role() {
    let folder = Folder::new(&[("people.jsonl", &json_lines(11))]);
    let file = folder.typed("people.jsonl");
    let told = printed(&["rank", "clinical manager", &file, "--top", "4"], 1);
    assert!(told.starts_with("Clinical manager"), "{told}");
    assert!(told.contains("the best 4 of 10 resumes") && told.contains("lacks "), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&printed(&["rank", "clinical-manager", &file, "--format", "json"], 1)).unwrap();
    let best = json["candidates"].as_array().unwrap();
    assert_eq!(best.len(), 10);
    assert!(best.is_sorted_by(|one, next| one["fit"].as_f64() >= next["fit"].as_f64()));
    assert_eq!(best[0]["place_of_role"], 1);
    let csv = printed(&["rank", "clinical-manager", &file, "--format", "csv", "--top", "4"], 1);
    assert_eq!(csv.lines().count(), 5);
    assert!(csv.lines().nth(1).unwrap().starts_with(&format!("1,{},", best[0]["id"].as_str().unwrap())));
    rolematch(&["rank", "clinical", "missing.txt"]).assert().code(2);
}
