// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.values.RowProblem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One row of a file: a place that can be taken, or a refusal and its reasons. */
public sealed interface Row {

    /** Line of the file where the row begins (CSV) or rank of the object (JSON), from 1. */
    int line();

    /** Cells of the file, in the order of {@link StandardReader.Reading#columns()}; may be fewer or more. */
    List<String> raw();

    /** Values that were left out or interpreted; they do not prevent the place from being imported. */
    List<RowProblem> warnings();

    /** A row that describes a place. */
    record Good(int line, List<String> raw, StandardPlace place, List<RowProblem> warnings) implements Row {
        public Good {
            raw = List.copyOf(raw);
            warnings = List.copyOf(warnings);
        }

        /** Columns of which something was left out: what is already known of the place there should stay. */
        public Set<String> columnsInDoubt() {
            return warnings.stream().map(RowProblem::column).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** A row that cannot be taken. */
    record Refused(int line, List<String> raw, List<RowProblem> errors, List<RowProblem> warnings) implements Row {
        public Refused {
            raw = List.copyOf(raw);
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}
