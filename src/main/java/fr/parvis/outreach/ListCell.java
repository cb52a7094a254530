// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import fr.parvis.values.FoldedText;
import fr.parvis.values.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of a cell as people and systems write them, whatever the column: empty, a formula, telephone numbers. */
public final class ListCell {
    private static final List<String> NOTHING = List.of(
            "nc", "n c", "neant", "inconnu", "inconnue", "non renseigne", "null", "na", "n a", "sans objet", "so");

    private ListCell() {}

    /** Whether a cell says nothing, in one of the words that files have for it. */
    public static boolean isNothing(String cell) {
        return cell.isBlank()
                || cell.strip().matches("[-–—./?]+")
                || NOTHING.contains(FoldedText.wordsInAnyScript(cell));
    }

    /** Text that a spreadsheet would compute. */
    public static boolean isFormula(String text) {
        return text.matches("(?s)[=@].*|[+\\-](?![\\d .(]).*");
    }

    /**
     * The numbers of a cell as they are dialled; several may stand between commas, semicolons, "ou" or a slash with spaces.
     *
     * @return nothing when one of them is no number
     */
    public static Optional<List<String>> phones(String cell) {
        var phones = new ArrayList<String>();
        for (var one : cell.strip().split("\\s*[;,\\n]\\s*|\\s+ou\\s+|\\s+/\\s+")) {
            if (isNothing(one)) continue;
            var phone = phone(one);
            if (phone.isEmpty()) return Optional.empty();
            phones.add(phone.get());
        }
        return Optional.of(phones);
    }

    private static Optional<String> phone(String text) {
        if (!text.matches("[\\d+()./\\-\\s\\u00a0\\u202f]+")) return Optional.empty();
        var number = PhoneNumber.normalize(text);
        // spreadsheets take the first zero away, systems the plus
        if (number.matches("[1-9]\\d{8}")) number = "0" + number;
        else if (number.matches("[1-9]\\d{10,11}"))
            number = PhoneNumber.normalize("+" + number).replace("+", "");
        if (!PhoneNumber.isComplete(number) || number.matches("(\\d)\\1{9}|\\+(?:0|33).*")) return Optional.empty();
        return Optional.of(number);
    }
}
