// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day's tours: who goes, what is on board, where and in which order. */
public record SheetPage(
        String day, String dayName, String before, String after, boolean today, List<Part> parts, boolean edits) {
    /** @param kit things that must be on board; {@code checked} of them are */
    public record Part(
            String tour,
            String name,
            String vehicle,
            String partner,
            String crew,
            boolean mine,
            List<Option> kit,
            List<String> checked,
            String length,
            List<HaltPart> halts) {}

    /**
     * @param geo address that a map application opens; null without coordinates
     * @param way "3,2 km à vol d’oiseau depuis l’arrêt précédent"
     * @param moving form of a place elsewhere
     */
    public record HaltPart(
            String stop,
            String action,
            String hours,
            String place,
            String address,
            @Nullable String geo,
            String way,
            String state,
            String kind,
            String note,
            String arrived,
            String left,
            boolean mayArrive,
            boolean mayLeave,
            boolean mayChange,
            String visits,
            FilledForm moving) {
        /** Why the place elsewhere that was typed is not kept; null where none was refused. */
        public @Nullable String moveRefused() {
            return moving.problems().of("lieu");
        }
    }
}
