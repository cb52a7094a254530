package fr.parvis.nomenclature.web;

import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import java.time.LocalDate;
import java.util.List;

/**
 * What the page of a list shows.
 *
 * @param date the day on which the codes hold
 * @param closed whether codes that no longer or not yet hold are shown too
 */
public record CodesView(CodeList list, LocalDate date, boolean closed, List<Line> lines) {

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
