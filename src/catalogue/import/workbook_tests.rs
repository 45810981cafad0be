//! Workbooks as spreadsheets and programs write them.
