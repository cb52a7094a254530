// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fault as the log tells it: of each exception its class and where it was, never what others' exceptions say, for they quote what
 * somebody typed. Ours say nothing personal. Until Parvis answers, nobody has typed anything: what keeps it from starting is told in full.
 */
final class LoggedFault {
    private static volatile boolean somebodyTypes;

    private LoggedFault() {}

    static void somebodyTypes() {
        somebodyTypes = true;
    }

    static String of(Throwable fault) {
        return of(fault, !somebodyTypes);
    }

    static String of(Throwable fault, boolean whole) {
        var text = new Text(new StringBuilder(), whole, Collections.newSetFromMap(new IdentityHashMap<>()));
        text.write("", fault);
        return text.all.toString();
    }

    /** Text about a fault while it is written, with the faults that it has told. */
    private record Text(StringBuilder all, boolean whole, Set<Throwable> told) {
        void write(String head, Throwable fault) {
            if (!told.add(fault)) return;
            all.append(head).append(fault.getClass().getName());
            if (fault instanceof SQLException of)
                all.append(" [").append(oneLine(of.getSQLState())).append(']');
            if (fault.getMessage() != null
                    && (whole || fault.getClass().getName().startsWith("fr.parvis.")))
                all.append(": ").append(oneLine(fault.getMessage()));
            all.append('\n');
            for (var frame : fault.getStackTrace())
                all.append("\tat ").append(frame).append('\n');
            for (var beside : fault.getSuppressed()) write("Suppressed: ", beside);
            if (fault.getCause() != null) write("Caused by: ", fault.getCause());
        }
    }

    /** Text with line breaks and control characters escaped, so that it stays one line of the log. */
    static String oneLine(@Nullable String text) {
        if (text == null) return "";
        if (text.chars().noneMatch(LoggedFault::controls)) return text;
        return text.codePoints()
                .mapToObj(letter -> letter == '\n'
                        ? "\\n"
                        : letter == '\r'
                                ? "\\r"
                                : controls(letter) ? "\\u%04x".formatted(letter) : Character.toString(letter))
                .collect(Collectors.joining());
    }

    private static boolean controls(int letter) {
        return letter != '\t' && Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029;
    }
}
