// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page of a list.
 *
 * @param date the day on which the codes hold
 * @param closed whether codes that no longer or not yet hold are shown too
 */
public record CodesView(CodeList list, LocalDate date, boolean closed, List<Line> lines) {

    /** A family of themes and what is in it; the codes of a flat list, or those of no family, stand in one without a head. */
    public record Group(@Nullable Line family, List<Line> lines) {
        private boolean takes(Line line) {
            return family == null || family.code().code().equals(line.code().parent());
        }
    }

    /** The lines by family, in their order. */
    public List<Group> groups() {
        var groups = new ArrayList<Group>();
        for (var line : lines) {
            boolean inside =
                    !groups.isEmpty() && !line.isFamily() && groups.getLast().takes(line);
            if (!inside) groups.add(new Group(line.isFamily() ? line : null, new ArrayList<>()));
            groups.getLast().lines().add(line);
        }
        return groups;
    }

    /**
     * @param code its version of the day, or the latest one known
     * @param reoriented whether a France Services house must hand it over
     */
    public record Line(Code code, boolean holds, boolean reoriented) {
        public boolean isFamily() {
            return code.list() == CodeList.THEME && code.parent() == null;
        }
    }
}
