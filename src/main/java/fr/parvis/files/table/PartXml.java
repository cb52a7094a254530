// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.files.table.WorkbookProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The XML of one part, tag by tag: no document types, no entities from elsewhere, not deep, and with few different names. */
final class PartXml implements AutoCloseable {
    private static final int DEEPEST = 64;

    /** A parser keeps each name that it meets. */
    private static final int MOST_NAMES = 500;

    private static final int MOST_INSTRUCTIONS = 20;

    private final InputStream part;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int spaces;
    private int instructions;
    private int depth;

    PartXml(InputStream part, GuardedText.Budget budget) throws XMLStreamException {
        this.part = part;
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, space) -> InputStream.nullInputStream());
        this.xml = factory.createXMLStreamReader(new GuardedText(part, budget));
    }

    /** The next event; {@link XMLStreamConstants#END_DOCUMENT} at the end. */
    int next() throws XMLStreamException, WorkbookProblem {
        if (!xml.hasNext()) return XMLStreamConstants.END_DOCUMENT;
        int event = xml.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new WorkbookProblem(Kind.BROKEN);
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                if (++instructions > MOST_INSTRUCTIONS) throw new WorkbookProblem(Kind.BROKEN);
            }
            default -> {}
        }
        return event;
    }

    private void begin() throws WorkbookProblem {
        if (++depth > DEEPEST) throw new WorkbookProblem(Kind.BROKEN);
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) names.add(xml.getAttributeLocalName(i));
        spaces += xml.getNamespaceCount();
        if (names.size() > MOST_NAMES || spaces > MOST_NAMES) throw new WorkbookProblem(Kind.BROKEN);
    }

    /** How many elements are open here: 1 in the root; after an end, without the one that ended. */
    int depth() {
        return depth;
    }

    String name() {
        return xml.getLocalName();
    }

    /** An attribute by its name without a prefix. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        return null;
    }

    int letters() {
        return xml.getTextLength();
    }

    /** Adds the piece of text that stands here. */
    void addTo(StringBuilder text, int most) {
        text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(most, xml.getTextLength()));
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
