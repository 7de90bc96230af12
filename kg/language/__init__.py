"""Vietnamese without politics: normal form, sentences, numerals, dates, amounts and names."""
