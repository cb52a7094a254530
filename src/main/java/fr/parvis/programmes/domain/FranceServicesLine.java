// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.values.EnumCode;
import fr.parvis.values.Quarter;
import fr.parvis.values.Sha256;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A request at a point with the label France Services, in the words of the platform's lists.
 *
 * @param operator code and name in the platform's list of operators; {@code theme} likewise
 * @param minutes whole
 * @param age our band, in words; empty where nobody said, as {@code gender}
 * @param ourTheme code of our own theme, {@code ourOperator} likewise; empty where there is none
 * @param confirmed whether the network's head stands for both translations
 */
record FranceServicesLine(
        UUID request,
        UUID visit,
        LocalDate day,
        String point,
        String insee,
        Named operator,
        Named theme,
        String level,
        String presence,
        String result,
        int minutes,
        int persons,
        String age,
        String gender,
        String ourTheme,
        String ourOperator,
        boolean confirmed) {

    /** A code of an outside list with its name; both empty where nothing translates the request. */
    record Named(String code, String name) {
        static final Named NONE = new Named("", "");
    }

    /** Line of the next file on a request. */
    enum State {
        NEW,
        CORRECTED,
        WITHDRAWN;

        /** As in the database. */
        String key() {
            return EnumCode.of(this);
        }

        static State of(String key) {
            return EnumCode.read(State.class, key);
        }

        /** As the column "etat" of the file. */
        String french() {
            return switch (this) {
                case NEW -> "nouveau";
                case CORRECTED -> "corrige";
                case WITHDRAWN -> "retire";
            };
        }
    }

    static final List<String> HEAD = List.of(
            "reference",
            "etat",
            "date",
            "trimestre",
            "structure",
            "code_insee",
            "operateur",
            "operateur_libelle",
            "thematique",
            "thematique_libelle",
            "niveau",
            "canal",
            "resultat",
            "duree_minutes",
            "nombre_de_personnes",
            "tranche_age",
            "genre");

    /** Whether the platform's lists have a place for it. */
    boolean translated() {
        return !operator.code().isEmpty() && !theme.code().isEmpty();
    }

    /** The cells in the order of {@link #HEAD}: texts, whole numbers, the day. */
    List<Object> cells(State state) {
        var cells = new ArrayList<Object>();
        cells.add(request.toString());
        cells.add(state.french());
        cells.add(day);
        cells.add(Quarter.of(day).code());
        cells.add(point);
        cells.add(insee);
        cells.add(operator.code());
        cells.add(operator.name());
        cells.add(theme.code());
        cells.add(theme.name());
        cells.add(level);
        cells.add(presence);
        cells.add(result);
        cells.add(minutes);
        cells.add(persons);
        cells.add(age);
        cells.add(gender);
        return cells;
    }

    /** Line of a request that is no more. */
    static List<Object> withdrawn(UUID request, LocalDate day) {
        var cells = new ArrayList<Object>(List.of(
                request.toString(),
                State.WITHDRAWN.french(),
                day,
                Quarter.of(day).code()));
        while (cells.size() < HEAD.size()) cells.add("");
        return cells;
    }

    /** Of all that the line says, but its state: the same says the same. */
    byte[] hash() {
        var said = new StringBuilder();
        var cells = cells(State.NEW);
        for (int i = 0; i < cells.size(); i++)
            if (i != 1) said.append(cells.get(i)).append('\n');
        return Sha256.of(said.toString());
    }
}
