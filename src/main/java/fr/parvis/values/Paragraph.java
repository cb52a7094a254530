// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.ArrayList;
import java.util.List;

/**
 * A paragraph of a text that somebody typed, or a list in it. An empty line parts paragraphs; lines that begin with a dash or a bullet are items.
 *
 * @param lines without the signs of items
 */
public record Paragraph(boolean list, List<String> lines) {
    public static List<Paragraph> of(String text) {
        var paragraphs = new ArrayList<Paragraph>();
        for (var part : text.strip().split("\\R\\s*\\R")) {
            if (part.isBlank()) continue;
            var lines = new ArrayList<String>();
            boolean list = false;
            for (var line : part.strip().lines().map(String::strip).toList()) {
                boolean item = line.matches("[-–—•*]\\s+.*");
                if (item != list && !lines.isEmpty()) {
                    paragraphs.add(new Paragraph(list, List.copyOf(lines)));
                    lines.clear();
                }
                list = item;
                lines.add(item ? line.substring(1).strip() : line);
            }
            paragraphs.add(new Paragraph(list, List.copyOf(lines)));
        }
        return paragraphs;
    }
}
