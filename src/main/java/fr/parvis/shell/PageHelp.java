// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the chapter of the guide for a page of the staff. */
@Component
public class PageHelp {
    private final List<Map.Entry<PathPattern, String>> topics;

    PageHelp(List<HelpTopics> modules) {
        topics = modules.stream()
                .flatMap(module -> module.byPath().entrySet().stream())
                .map(topic ->
                        Map.entry(PathPatternParser.defaultInstance.parse(topic.getKey() + "/**"), topic.getValue()))
                .sorted(Map.Entry.comparingByKey(PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
    }

    /** The chapter or heading that explains the page at that path. */
    public Optional<String> topic(String path) {
        var container = PathContainer.parsePath(path);
        return topics.stream()
                .filter(topic -> topic.getKey().matches(container))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Where "help" leads from that path: to the list of chapters where none is the page's own. */
    String address(String path) {
        return path.startsWith(ShellAddresses.GUIDE)
                ? ShellAddresses.GUIDE
                : topic(path).map(ShellAddresses::guide).orElse(ShellAddresses.GUIDE + "?autre=true");
    }
}
