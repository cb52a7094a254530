// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The staff's menu as one viewer sees it on one page. */
public final class Menu {

    /** A section with the entries that the viewer may open, at least one; it leads to the first of them. */
    public record Section(NavigationSection section, List<NavigationEntry> entries) {
        /** Message key of its name: that of its entry where there is one alone, for a menu and a title say the same. */
        public String key() {
            return entries.size() == 1 ? entries.getFirst().key() : section.key();
        }

        public String href() {
            return entries.getFirst().href();
        }

        public boolean active() {
            return entries.stream().anyMatch(NavigationEntry::active);
        }

        /** Value of {@code aria-current}: {@code page} for the page itself, {@code true} for one beside it. */
        public @Nullable String current() {
            return active() ? entries.size() == 1 ? "page" : "true" : null;
        }
    }

    static final Menu EMPTY = new Menu(List.of());

    private final List<Section> sections;

    private Menu(List<Section> sections) {
        this.sections = sections;
    }

    /** @param entries in their order, see {@link NavigationEntry#inOrder} */
    static Menu of(List<NavigationEntry> entries, Viewer who, String path) {
        var theirs = entries.stream().filter(entry -> who.may(entry.right())).toList();
        // of two entries, one under the other, the page is that of the deeper one
        int depth = theirs.stream().mapToInt(entry -> entry.depth(path)).max().orElse(0);
        Map<NavigationSection, List<NavigationEntry>> bySection = theirs.stream()
                .map(entry -> entry.with(depth > 0 && entry.depth(path) == depth))
                .collect(Collectors.groupingBy(
                        NavigationEntry::section, () -> new EnumMap<>(NavigationSection.class), Collectors.toList()));
        return new Menu(bySection.entrySet().stream()
                .map(section -> new Section(section.getKey(), section.getValue()))
                .toList());
    }

    /** Sections but the settings. */
    public List<Section> sections() {
        return sections.stream()
                .filter(section -> section.section() != NavigationSection.SETTINGS)
                .toList();
    }

    /** Where the viewer's own work begins. */
    public String home() {
        return sections.isEmpty() ? "/" : sections.getFirst().href();
    }

    /** The settings, if the viewer has any: none or one. */
    public List<Section> settings() {
        return sections.stream()
                .filter(section -> section.section() == NavigationSection.SETTINGS)
                .toList();
    }

    /** Pages beside this one: the entries of its section, where there are several. */
    public List<NavigationEntry> beside() {
        return sections.stream()
                .filter(Section::active)
                .findFirst()
                .map(Section::entries)
                .filter(entries -> entries.size() > 1)
                .orElse(List.of());
    }

    /** Name of this page's section, empty where it lies under none. */
    public String name() {
        return sections.stream()
                .filter(Section::active)
                .findFirst()
                .map(section -> Words.t(section.section().key()))
                .orElse("");
    }
}
