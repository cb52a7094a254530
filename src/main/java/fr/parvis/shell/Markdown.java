// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** Texts in Markdown as HTML for a page: headings, lists, links and tables. Pictures and markup of their own are left out. */
public final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = renderer((node, _, attributes) -> tables(node, attributes));

    private Markdown() {}

    /** The HTML of a text that stands below the title of its page: its highest heading is of level 2. */
    public static String html(String text) {
        var document = parse(text);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.max(2, heading.getLevel()));
            }
        });
        return RENDERER.render(document);
    }

    /** Without pictures and markup. */
    public static Node parse(String text) {
        var document = PARSER.parse(text);
        document.accept(new Cleaning());
        return document;
    }

    public static HtmlRenderer renderer(AttributeProvider attributes) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> attributes)
                .build();
    }

    /** Attributes that tables bear everywhere. */
    public static void tables(Node node, Map<String, String> attributes) {
        if (node instanceof TableBlock) attributes.put("class", "table");
    }

    /** A name inside a text: its signs are none of Markdown. */
    public static String escape(String name) {
        return name.replaceAll("([\\\\`*_\\[\\]<>{}#|])", "\\\\$1");
    }

    private static class Cleaning extends AbstractVisitor {
        @Override
        public void visit(HtmlBlock html) {
            html.unlink();
        }

        @Override
        public void visit(HtmlInline html) {
            unlink(html);
        }

        @Override
        public void visit(Image image) {
            unlink(image);
        }

        private static void unlink(Node node) {
            var parent = node.getParent();
            node.unlink();
            if (parent instanceof Paragraph && parent.getFirstChild() == null) parent.unlink();
        }
    }
}
