package fr.parvis.returns.domain;

import fr.parvis.arrangements.ReturnField;
import fr.parvis.shell.Words;
import java.util.List;

/**
 * What a return file says: codes, days (ISO 8601), yes and no, as it is kept sealed.
 *
 * @param fields codes of {@link ReturnField}, one for each column
 * @param lines one for each household, with as many values as there are fields; an empty value is none
 */
public record ReturnContent(List<String> fields, List<List<String>> lines) {

    /** In words, the first row naming the columns; the reference and days stay as they are. */
    public List<List<String>> told() {
        var rows = new java.util.ArrayList<List<String>>();
        rows.add(fields.stream()
                .map(field -> Words.t("returns.file.field." + field))
                .toList());
        for (var line : lines) {
            var row = new java.util.ArrayList<String>();
            for (int i = 0; i < line.size(); i++) row.add(told(fields.get(i), line.get(i)));
            rows.add(row);
        }
        return rows;
    }

    private static String told(String field, String value) {
        if (value.isEmpty()) return "";
        return switch (ReturnField.of(field).orElse(ReturnField.REFERENCE)) {
            case REFERENCE, FIRST_ATTEMPT, ENDED_ON -> value;
            case CHANNEL -> Words.t("returns.file.channel." + value);
            case RESULT -> Words.t("returns.file.result." + value);
            case CONTACTED, REACHED, PAYMENT, DO_NOT_CONTACT -> Words.t("returns.file." + value);
        };
    }
}
