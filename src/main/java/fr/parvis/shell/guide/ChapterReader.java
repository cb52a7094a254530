// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell.guide;

import fr.parvis.shell.Markdown;
import fr.parvis.shell.ShellAddresses;
import fr.parvis.shell.guide.Chapter.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads one chapter: Markdown becomes HTML whose headings and numbered rules can be linked to, without pictures and without markup of its own. */
class ChapterReader {
    /** The first cell of a row of a rule: it can be linked to. */
    private static final Pattern RULE = Pattern.compile("R\\d{1,2}");

    private static final Pattern OTHER_CHAPTER = Pattern.compile("(\\d\\d-[a-z0-9-]+)\\.md(#.+)?");
    private static final Pattern NO_ANCHOR = Pattern.compile("[^\\p{L}\\p{N} _-]");

    private static final HtmlRenderer RENDERER =
            Markdown.renderer((node, _, attributes) -> attributes(node, attributes));

    private final String id;
    private final List<Section> sections = new ArrayList<>();

    ChapterReader(String id) {
        this.id = id;
    }

    Chapter read(String markdown) {
        var document = Markdown.parse(markdown);
        document.accept(new Links());
        var title = "";
        var heading = new Section(id, "", 2, "", "");
        var text = new StringBuilder();
        for (Node node = document.getFirstChild(), next; node != null; node = next) {
            next = node.getNext();
            if (!(node instanceof Heading here)) text.append(text(node)).append(' ');
            else if (here.getLevel() == 1) {
                title = text(here);
                here.unlink();
            } else {
                add(heading, text);
                heading = new Section(id, anchor(text(here)), here.getLevel(), text(here), "");
                text.setLength(0);
            }
        }
        add(heading, text);
        var name = title;
        return new Chapter(
                id,
                title,
                RENDERER.render(document),
                sections.stream()
                        .map(section -> section.title().isEmpty()
                                ? new Section(id, "", section.level(), name, section.text())
                                : section)
                        .toList());
    }

    private void add(Section heading, StringBuilder text) {
        sections.add(new Section(
                id,
                heading.anchor(),
                heading.level(),
                heading.title(),
                text.toString().strip()));
    }

    private static void attributes(Node node, Map<String, String> attributes) {
        Markdown.tables(node, attributes);
        switch (node) {
            case Heading heading -> attributes.put("id", anchor(text(heading)));
            case TableCell cell
            when RULE.matcher(text(cell)).matches() ->
                attributes.put("id", text(cell).toLowerCase(Locale.ROOT));
            default -> {}
        }
    }

    /** As GitHub makes them, so that the links of the files hold there and here. */
    private static String anchor(String heading) {
        return NO_ANCHOR
                .matcher(heading.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak part) {
                text.append(' ');
            }
        });
        return text.toString();
    }

    /** Leads links to the chapters of this guide; a link to any other file is text. */
    private static class Links extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            visitChildren(link);
            var address = link.getDestination();
            var chapter = OTHER_CHAPTER.matcher(address);
            if (chapter.matches())
                link.setDestination(
                        ShellAddresses.guide(chapter.group(1) + (chapter.group(2) == null ? "" : chapter.group(2))));
            else if (!address.startsWith("#")) {
                while (link.getFirstChild() != null) link.insertBefore(link.getFirstChild());
                link.unlink();
            }
        }
    }
}
