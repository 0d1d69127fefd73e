//! Parquet: one resume a row, its columns taken by name. Texts and binary columns are read, so a
//! column may hold documents as they are.

use std::fs::File;
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Int32Type, Int64Type, UInt32Type, UInt64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};

use super::table::no_column;
use super::{Inputs, Record};
use crate::error::{Error, Result};

/// Rows that are decoded at once.
const ROWS: usize = 64;

/// A Parquet file that is being read.
pub(super) struct Columns {
    name: String,
    reader: ParquetRecordBatchReader,
    batch: Option<RecordBatch>,
    /// Row of the batch that comes next.
    next: usize,
    text_field: String,
    id_field: String,
    number: u64,
    /// Bytes of the file for one row.
    size: u64,
    ended: bool,
}

impl Columns {
    pub(super) fn open(path: &Path, size: u64, inputs: &Inputs) -> Result<Self> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let unreadable = |error: &dyn std::fmt::Display| Error::Record {
            name: name.clone(),
            reason: format!("cannot be read as Parquet: {error}"),
        };
        // The types are those of the columns, whatever program wrote the file.
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options)
            .map_err(|error| unreadable(&error))?;
        let schema = builder.schema();
        let columns: Vec<String> = schema.fields().iter().map(|field| field.name().clone()).collect();
        let text = schema.fields().iter().find(|field| *field.name() == inputs.text_field);
        let Some(text) = text else {
            return Err(no_column(name, &inputs.text_field, &columns));
        };
        if !is_text(text.data_type()) {
            let reason = format!(
                "has no texts but {} in the column '{}'; name another with --text-field: {}",
                text.data_type(),
                inputs.text_field,
                columns.join(", ")
            );
            return Err(Error::Record { name, reason });
        }
        let wanted = [inputs.text_field.as_str(), inputs.id_field.as_str()];
        let roots = columns.iter().enumerate().filter(|(_, column)| wanted.contains(&column.as_str()));
        let mask = ProjectionMask::roots(builder.parquet_schema(), roots.map(|(at, _)| at));
        let rows = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0).max(1);
        let reader = builder.with_projection(mask).with_batch_size(ROWS).build();
        let reader = reader.map_err(|error| unreadable(&error))?;
        let (text_field, id_field) = (inputs.text_field.clone(), inputs.id_field.clone());
        let size = size / rows;
        Ok(Self { name, reader, batch: None, next: 0, text_field, id_field, number: 0, size, ended: false })
    }

    fn record(&self, batch: &RecordBatch, row: usize) -> Record {
        let source = format!("{}, row {}", self.name, self.number);
        let cell = |field: &str| batch.column_by_name(field).and_then(|column| bytes(column.as_ref(), row));
        let id = batch.column_by_name(&self.id_field).and_then(|column| id(column.as_ref(), row));
        let id = id.unwrap_or_else(|| source.clone());
        if let Some(text) = cell(&self.text_field) {
            Record::bytes(id, source, self.size, text.to_vec())
        } else {
            let reason = format!("has no text in the column '{}'", self.text_field);
            Record::faulty(source, self.size, reason).named(id)
        }
    }
}

impl Iterator for Columns {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            if self.ended {
                return None;
            }
            if let Some(batch) = self.batch.as_ref().filter(|batch| self.next < batch.num_rows()) {
                let row = self.next;
                self.next += 1;
                self.number += 1;
                return Some(self.record(batch, row));
            }
            self.next = 0;
            self.batch = match self.reader.next() {
                None => return None,
                Some(Ok(batch)) => Some(batch),
                Some(Err(error)) => {
                    self.ended = true;
                    let source = format!("{}, row {}", self.name, self.number + 1);
                    let reason = format!("cannot be read, nor what follows it: {error}");
                    return Some(Record::faulty(source, 0, reason));
                }
            };
        }
    }
}

fn is_text(kind: &DataType) -> bool {
    matches!(
        kind,
        DataType::Utf8
            | DataType::LargeUtf8
            | DataType::Utf8View
            | DataType::Binary
            | DataType::LargeBinary
            | DataType::BinaryView
    )
}

/// A cell that holds text or a document.
fn bytes(column: &dyn Array, row: usize) -> Option<&[u8]> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row).as_bytes()),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row).as_bytes()),
        DataType::Utf8View => Some(column.as_string_view().value(row).as_bytes()),
        DataType::Binary => Some(column.as_binary::<i32>().value(row)),
        DataType::LargeBinary => Some(column.as_binary::<i64>().value(row)),
        DataType::BinaryView => Some(column.as_binary_view().value(row)),
        _ => None,
    }
}

/// A cell that holds an id: text or a whole number.
fn id(column: &dyn Array, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Int32 => Some(column.as_primitive::<Int32Type>().value(row).to_string()),
        DataType::Int64 => Some(column.as_primitive::<Int64Type>().value(row).to_string()),
        DataType::UInt32 => Some(column.as_primitive::<UInt32Type>().value(row).to_string()),
        DataType::UInt64 => Some(column.as_primitive::<UInt64Type>().value(row).to_string()),
        _ => bytes(column, row).map(|id| String::from_utf8_lossy(id).into_owned()),
    }
}
