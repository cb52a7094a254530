// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds sheets by the words that people say, and reads one. */
@Component
@Transactional(readOnly = true)
public class FindSheets {
    /** How long a question may be; the rest is left out. */
    public static final int LONGEST = 200;

    /** A sheet without its text. */
    public record Brief(
            String id, String title, String answer, List<Sheet.Papers> papers, List<Sheet.OnlineProcedure> services) {}

    /** The guide as it was last imported. */
    public record Edition(Instant importedAt, int sheets) {}

    private final GuideIndex index;
    private final KeepPlainWords plainWords;
    private final GuideTable table;

    FindSheets(GuideIndex index, KeepPlainWords plainWords, GuideTable table) {
        this.index = index;
        this.plainWords = plainWords;
        this.table = table;
    }

    /** Identifiers of the best sheets, the best first; a number of a sheet finds that sheet. */
    public List<String> ids(String typed, int most) {
        var text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        if (text.strip().matches("(?i)[fn]\\d{1,8}"))
            return List.of(text.strip().toUpperCase(java.util.Locale.ROOT));
        return index.find(plainWords.words().read(text), GuideWords.pairs(text), most).stream()
                .map(GuideIndex.Hit::id)
                .toList();
    }

    public List<Sheet> find(String typed, int most) {
        var ids = ids(typed, most);
        return ids.isEmpty() ? List.of() : table.find(ids);
    }

    /** Sheets found by what was typed, without their text. */
    public List<Brief> brief(String typed, int most) {
        var ids = ids(typed, most);
        return ids.isEmpty() ? List.of() : table.brief(ids);
    }

    public List<Sheet> read(List<String> ids) {
        return ids.isEmpty() ? List.of() : table.find(ids);
    }

    public Optional<Sheet> read(String id) {
        return table.find(id);
    }

    public Optional<Withdrawn> withdrawn(String id) {
        return table.withdrawn(id);
    }

    /** Whether there is a guide at all. */
    public boolean isThere() {
        return table.edition().isPresent();
    }

    /** The edition that stands; nothing without a guide. */
    public Optional<Edition> edition() {
        return table.edition().map(one -> new Edition(one.importedAt(), one.sheets()));
    }

    /** The day of the sheet that was changed last. */
    public Optional<LocalDate> newest() {
        return table.newest();
    }
}
