package fr.parvis.shell.guide;

import fr.parvis.shell.FoldedText;
import fr.parvis.shell.guide.Chapter.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private final Supplier<List<Chapter>> chapters = SingletonSupplier.of(Guide::read);

    public List<Chapter> chapters() {
        return chapters.get();
    }

    public Optional<Chapter> find(String id) {
        return chapters().stream().filter(chapter -> chapter.id().equals(id)).findFirst();
    }

    /** The sections in which each of these words stands, however it is written; those first that have them in their heading. */
    public List<Section> search(String words) {
        var wanted = FoldedText.words(words).split(" ");
        return chapters().stream()
                .flatMap(chapter -> chapter.sections().stream())
                .filter(section -> holds(section.title() + " " + section.text(), wanted))
                .sorted(Comparator.comparing(section -> !holds(section.title(), wanted)))
                .toList();
    }

    private static boolean holds(String text, String[] words) {
        var folded = FoldedText.words(text);
        return Arrays.stream(words).allMatch(folded::contains);
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
