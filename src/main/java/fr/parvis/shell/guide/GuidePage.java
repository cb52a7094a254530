// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell.guide;

import fr.parvis.shell.guide.Chapter.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guide as a page: the list of chapters, what a search found, or one chapter.
 *
 * @param words searched for
 * @param found null where nobody searched
 * @param other whether help was asked for on a page that no chapter explains
 */
public record GuidePage(
        List<Chapter> chapters,
        @Nullable Chapter chapter,
        String words,
        @Nullable List<Section> found,
        boolean other) {

    /** The chapter that a section stands in. */
    public String chapterOf(Section section) {
        return chapters.stream()
                .filter(chapter -> chapter.id().equals(section.chapter()))
                .map(Chapter::title)
                .findFirst()
                .orElse("");
    }

    public @Nullable Chapter before() {
        return beside(-1);
    }

    public @Nullable Chapter after() {
        return beside(1);
    }

    private @Nullable Chapter beside(int step) {
        if (chapter == null) return null;
        int there = chapters.indexOf(chapter) + step;
        return there < 0 || there >= chapters.size() ? null : chapters.get(there);
    }
}
