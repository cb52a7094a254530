// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.papers;

import fr.parvis.arrangements.ReturnField;
import fr.parvis.returns.domain.ReturnContent;
import fr.parvis.shell.Words;
import java.util.ArrayList;
import java.util.List;

/** A return file in words. */
public final class ReturnFileText {
    private ReturnFileText() {}

    /** The first row names the columns; the reference and days stay as they are. */
    public static List<List<String>> rows(ReturnContent content) {
        var fields = content.fields();
        var rows = new ArrayList<List<String>>();
        rows.add(fields.stream()
                .map(field -> Words.t("returns.file.field." + field))
                .toList());
        for (var line : content.lines()) {
            var row = new ArrayList<String>();
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
