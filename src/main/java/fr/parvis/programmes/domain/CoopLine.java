// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.values.EnumCode;
import fr.parvis.values.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A line of the file for La Coop: an act with where it took place, or one that is withdrawn, of which only the reference and the day are said.
 *
 * @param place name of the point; empty for another place
 * @param insee of the point or of the commune, as {@code postcode}; empty for what happened at a distance
 * @param mediator name of the one who did it
 */
public record CoopLine(CoopAct act, State state, String place, String postcode, String insee, String mediator) {

    /** State of the line for La Coop. */
    public enum State {
        NEW,
        CORRECTED,
        WITHDRAWN;

        public String key() {
            return EnumCode.of(this);
        }

        /** As the file says it. */
        String french() {
            return switch (this) {
                case NEW -> "nouveau";
                case CORRECTED -> "corrige";
                case WITHDRAWN -> "retire";
            };
        }
    }

    /** Names of the columns, in La Coop's words where it has one. */
    public static final List<String> HEAD = head();

    private static List<String> head() {
        var head = new ArrayList<>(List.of(
                "reference",
                "etat",
                "type",
                "date",
                "duree",
                "type_lieu",
                "structure_id",
                "structure_nom",
                "lieu_code_postal",
                "lieu_code_insee",
                "thematiques",
                "thematiques_administratives",
                "materiel",
                "autonomie",
                "oriente_vers_structure",
                "structure_de_redirection",
                "titre_atelier",
                "niveau",
                "beneficiaires",
                "deja_accompagne"));
        CoopAct.DIMENSIONS.forEach((dimension, codes) -> codes.forEach(code -> head.add(dimension + "_" + code)));
        head.add("mediateur");
        return List.copyOf(head);
    }

    /** The cells, in the order of {@link #HEAD}: texts, whole numbers and the day. */
    public List<Object> cells() {
        var cells = new ArrayList<Object>();
        cells.add(act.id().toString());
        cells.add(state.french());
        cells.add(act.collective() ? "collectif" : "individuel");
        cells.add(act.day());
        if (state == State.WITHDRAWN) {
            while (cells.size() < HEAD.size()) cells.add("");
            return cells;
        }
        var point = act.point();
        cells.add(act.minutes());
        cells.add(act.place());
        cells.add(point == null ? "" : point.toString());
        cells.add(place);
        cells.add(postcode);
        cells.add(insee);
        cells.add(String.join("|", act.themes()));
        cells.add(String.join("|", act.administrative()));
        cells.add(String.join("|", act.devices()));
        cells.add(act.autonomy());
        cells.add(act.collective() ? "" : act.redirection().isEmpty() ? "non" : "oui");
        cells.add(act.redirection());
        cells.add(act.title());
        // nobody notes a level
        cells.add("");
        cells.add(persons());
        cells.add(act.before());
        CoopAct.DIMENSIONS.forEach((dimension, codes) -> codes.forEach(
                code -> cells.add(act.collective() ? act.count(dimension, code) : ofOne(dimension, code))));
        cells.add(mediator);
        return cells;
    }

    /** La Coop counts one person in an individual act. */
    private int persons() {
        return act.collective() ? act.persons() : 1;
    }

    private int ofOne(String dimension, String code) {
        boolean said = Objects.requireNonNull(CoopAct.DIMENSIONS.get(dimension)).stream()
                .anyMatch(one -> !one.equals(CoopAct.NOT_SAID) && act.count(dimension, one) > 0);
        if (code.equals(CoopAct.NOT_SAID)) return said ? 0 : 1;
        return Math.min(1, act.count(dimension, code));
    }

    /** Of all that the line says, but its state: the same says the same. */
    public byte[] hash() {
        var said = new StringBuilder();
        var cells = cells();
        for (int i = 0; i < cells.size(); i++)
            if (i != 1) said.append(cells.get(i)).append('\n');
        return Sha256.of(said.toString());
    }
}
