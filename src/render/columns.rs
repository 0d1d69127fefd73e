//! Columns for Parquet: one row a resume, its roles a list of structures.

use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Float64Builder, Int32Builder, ListBuilder, StringBuilder, StructBuilder,
};
use arrow_array::{ArrayRef, Float64Array, Int32Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};

use super::row::{MatchRow, ResumeRow};
use crate::catalog::Wage;

/// The columns of a batch.
pub(crate) fn schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("id", DataType::Utf8, false),
        Field::new("source", DataType::Utf8, false),
        Field::new("words", DataType::Int32, true),
        Field::new("verdict", DataType::Utf8, true),
        Field::new("reason", DataType::Utf8, true),
        Field::new("confidence", DataType::Float64, true),
        Field::new("matches", DataType::List(item(DataType::Struct(match_fields()))), false),
        Field::new("error", DataType::Utf8, true),
    ]))
}

fn item(kind: DataType) -> Arc<Field> {
    Arc::new(Field::new("item", kind, true))
}

fn match_fields() -> Fields {
    let names = || DataType::List(item(DataType::Utf8));
    Fields::from(vec![
        Field::new("rank", DataType::Int32, false),
        Field::new("role_id", DataType::Utf8, false),
        Field::new("title", DataType::Utf8, false),
        Field::new("code", DataType::Utf8, false),
        Field::new("fit", DataType::Float64, false),
        Field::new("titles", DataType::Float64, false),
        Field::new("duties", DataType::Float64, false),
        Field::new("skills", DataType::Float64, false),
        Field::new("common", DataType::Float64, false),
        Field::new("median_pay", DataType::Int32, true),
        Field::new("median_pay_at_least", DataType::Boolean, true),
        Field::new("pay_source", DataType::Utf8, true),
        Field::new("shown_skills", names(), false),
        Field::new("listed_skills", names(), false),
        Field::new("missing_skills", names(), false),
    ])
}

/// Rows as columns.
///
/// # Errors
///
/// Never for rows: the columns are made as the schema names them.
pub(crate) fn batch(rows: &[ResumeRow]) -> Result<RecordBatch, ArrowError> {
    let text = |cell: fn(&ResumeRow) -> Option<&str>| -> ArrayRef {
        Arc::new(rows.iter().map(cell).collect::<StringArray>())
    };
    let words: Int32Array = rows.iter().map(|row| row.words.map(whole)).collect();
    let confidence: Float64Array = rows.iter().map(|row| row.confidence).collect();
    RecordBatch::try_new(
        schema(),
        vec![
            text(|row| Some(&row.id)),
            text(|row| Some(&row.source)),
            Arc::new(words),
            text(|row| row.verdict),
            text(|row| row.reason.as_deref()),
            Arc::new(confidence),
            matches(rows)?,
            text(|row| row.error.as_deref()),
        ],
    )
}

fn matches(rows: &[ResumeRow]) -> Result<ArrayRef, ArrowError> {
    let most = rows.iter().map(|row| row.matches.len()).sum();
    let mut list = ListBuilder::new(StructBuilder::from_fields(match_fields(), most));
    for row in rows {
        for matched in &row.matches {
            append(list.values(), matched)?;
        }
        list.append(true);
    }
    Ok(Arc::new(list.finish()))
}

/// Appends a role to the builders, which stand in the order of the fields.
fn append(builder: &mut StructBuilder, matched: &MatchRow) -> Result<(), ArrowError> {
    let pay = matched.median_pay.as_ref();
    let [titles, duties, skills, common] = matched.parts.map(|points| Some(points.as_f64()));
    let mut at = Place { builder, next: 0 };
    at.whole(Some(whole(matched.rank)))?;
    at.text(Some(&matched.role_id))?;
    at.text(Some(&matched.title))?;
    at.text(Some(&matched.code))?;
    at.number(Some(matched.fit.as_f64()))?;
    at.number(titles)?;
    at.number(duties)?;
    at.number(skills)?;
    at.number(common)?;
    at.whole(pay.and_then(|(wage, _)| i32::try_from(wage.amount()).ok()))?;
    at.flag(pay.map(|(wage, _)| matches!(wage, Wage::AtLeast(_))))?;
    at.text(pay.map(|(_, source)| source.as_str()))?;
    at.names(&matched.shown)?;
    at.names(&matched.listed)?;
    at.names(&matched.missing)?;
    builder.append(true);
    Ok(())
}

/// The builder of a structure's next field.
struct Place<'a> {
    builder: &'a mut StructBuilder,
    next: usize,
}

type NamesBuilder = ListBuilder<Box<dyn arrow_array::builder::ArrayBuilder>>;

impl Place<'_> {
    fn field<T: arrow_array::builder::ArrayBuilder>(&mut self) -> Result<&mut T, ArrowError> {
        let at = self.next;
        self.next += 1;
        let missing = || ArrowError::SchemaError(format!("field {at} of a role has another type"));
        self.builder.field_builder::<T>(at).ok_or_else(missing)
    }

    fn whole(&mut self, value: Option<i32>) -> Result<(), ArrowError> {
        self.field::<Int32Builder>()?.append_option(value);
        Ok(())
    }

    fn number(&mut self, value: Option<f64>) -> Result<(), ArrowError> {
        self.field::<Float64Builder>()?.append_option(value);
        Ok(())
    }

    fn flag(&mut self, value: Option<bool>) -> Result<(), ArrowError> {
        self.field::<BooleanBuilder>()?.append_option(value);
        Ok(())
    }

    fn text(&mut self, value: Option<&str>) -> Result<(), ArrowError> {
        self.field::<StringBuilder>()?.append_option(value);
        Ok(())
    }

    fn names(&mut self, values: &[String]) -> Result<(), ArrowError> {
        let list = self.field::<NamesBuilder>()?;
        let wrong = || ArrowError::SchemaError("a list of names holds no texts".to_owned());
        let names = list.values().as_any_mut().downcast_mut::<StringBuilder>().ok_or_else(wrong)?;
        for name in values {
            names.append_value(name);
        }
        list.append(true);
        Ok(())
    }
}

/// Counts of a resume are small.
fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
