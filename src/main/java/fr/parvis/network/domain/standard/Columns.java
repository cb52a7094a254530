// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that a file turned out to have, and the fields of the standard that they mean. */
final class Columns {

    /** The column that {@link RefusedRows} adds; it is not one of the file. */
    static final String ERROR = "erreur";

    /** Columns of version 1 that version 2 no longer has: nothing to say about them. */
    private static final List<String> GIVEN_UP = List.of("cle_ban", "comptes", "aidants_connect");

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<@Nullable StandardField> fields = new ArrayList<>();

    /** The place of a column, which is a new one when it was not met before. */
    int place(String name) {
        Integer place = places.putIfAbsent(name, fields.size());
        if (place != null) {
            return place;
        }
        fields.add(StandardField.named(name).orElse(null));
        return fields.size() - 1;
    }

    /** Adds a column at the end, even when another has its name already. */
    void add(String name) {
        String one = name;
        for (int again = 2; places.containsKey(one); again++) {
            one = name + " (" + again + ")";
        }
        places.put(one, fields.size());
        fields.add(StandardField.named(name).orElse(null));
    }

    int size() {
        return fields.size();
    }

    List<String> names() {
        return List.copyOf(places.keySet());
    }

    boolean has(StandardField field) {
        return fields.contains(field);
    }

    boolean knowsAny() {
        return fields.stream().anyMatch(field -> field != null);
    }

    List<String> ignored() {
        List<String> ignored = new ArrayList<>();
        int i = 0;
        for (String name : places.keySet()) {
            if (fields.get(i++) == null && !name.isBlank() && !isError(name) && !GIVEN_UP.contains(name)) {
                ignored.add(name);
            }
        }
        return ignored;
    }

    static boolean isError(String name) {
        return FoldedText.words(name).equals(ERROR);
    }

    /** The values of a row by field; of two columns of one field, the first that says something. */
    Map<StandardField, String> byField(List<String> raw) {
        Map<StandardField, String> values = new EnumMap<>(StandardField.class);
        for (int i = 0; i < Math.min(raw.size(), fields.size()); i++) {
            StandardField field = fields.get(i);
            if (field != null && !raw.get(i).isBlank()) {
                values.putIfAbsent(field, raw.get(i));
            }
        }
        return values;
    }
}
