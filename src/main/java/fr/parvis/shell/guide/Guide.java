// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell.guide;

import fr.parvis.shell.guide.Chapter.Section;
import fr.parvis.values.FoldedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The chapters of the guide, read when somebody asks for the first time. */
@Component
public class Guide {
    private static final String FILES = "classpath*:guide/*-*.md";

    /** Words that are looked for, at most: nobody types more, and each costs time. */
    private static final int WORDS = 8;

    /** A section as it is searched: folded once. */
    private record Folded(Section section, String title, String all) {}

    private final Supplier<List<Chapter>> chapters = SingletonSupplier.of(Guide::read);
    private final Supplier<List<Folded>> folded = SingletonSupplier.of(this::fold);

    public List<Chapter> chapters() {
        return chapters.get();
    }

    public Optional<Chapter> find(String id) {
        return chapters().stream().filter(chapter -> chapter.id().equals(id)).findFirst();
    }

    /** The sections in which each of these words stands, however it is written; those first that have them in their heading. */
    public List<Section> search(String words) {
        var wanted = FoldedText.tellingWords(words).stream().limit(WORDS).toList();
        if (wanted.isEmpty()) return List.of();
        return folded.get().stream()
                .filter(section -> wanted.stream().allMatch(section.all()::contains))
                .sorted(Comparator.comparing(section -> !wanted.stream().allMatch(section.title()::contains)))
                .map(Folded::section)
                .toList();
    }

    private List<Folded> fold() {
        return chapters().stream()
                .flatMap(chapter -> chapter.sections().stream())
                .map(section -> new Folded(
                        section,
                        FoldedText.wordsInAnyScript(section.title()),
                        FoldedText.wordsInAnyScript(section.title() + " " + section.text())))
                .toList();
    }

    private static List<Chapter> read() {
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .sorted(Comparator.comparing(Guide::name))
                    .map(Guide::chapter)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }

    private static Chapter chapter(Resource file) {
        try {
            return new ChapterReader(name(file).replace(".md", ""))
                    .read(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
