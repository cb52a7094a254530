// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.files.table.WorkbookProblem.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel (ECMA-376): one part for each sheet, one for the texts that cells share. */
final class XlsxWorkbook extends Workbook {
    static final String MAIN_PART = "xl/workbook.xml";

    private static final int MOST_COLUMNS = 16_384;

    private record Sheet(String name, String part) {}

    private final StringBuilder formula = new StringBuilder();
    private final List<Sheet> sheets = new ArrayList<>();
    private String sharedPart = "xl/sharedStrings.xml";
    private @Nullable List<String> shared;

    XlsxWorkbook(WorkbookParts parts, WorkbookLimits limits) {
        super(parts, limits);
    }

    @Override
    void listSheets() throws WorkbookProblem, IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        var relations = parts.find("xl/_rels/workbook.xml.rels");
        if (relations != null)
            try (var xml = new PartXml(relations, budget)) {
                for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                    if (event != XMLStreamConstants.START_ELEMENT || !xml.name().equals("Relationship")) continue;
                    var id = xml.attribute("Id");
                    var target = xml.attribute("Target");
                    var type = xml.attribute("Type");
                    if (id == null || target == null || type == null) continue;
                    var part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    if (type.endsWith("/sharedStrings")) sharedPart = part;
                    if (targets.size() > limits.sheets() * 20) throw new WorkbookProblem(Kind.TOO_MANY_SHEETS);
                    targets.put(id, part);
                }
            }
        var book = parts.find(MAIN_PART);
        if (book == null) throw new WorkbookProblem(Kind.ARCHIVE);
        int listed = 0;
        try (var xml = new PartXml(book, budget)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT || !xml.name().equals("sheet")) continue;
                var part = targets.getOrDefault(
                        String.valueOf(xml.attribute("id")), "xl/worksheets/sheet" + ++listed + ".xml");
                if (!parts.has(part)) continue;
                if (sheets.size() == limits.sheets()) throw new WorkbookProblem(Kind.TOO_MANY_SHEETS);
                var name = xml.attribute("name");
                sheets.add(new Sheet(name == null ? "" : name, part));
            }
        }
        if (sheets.isEmpty()) throw new WorkbookProblem(Kind.BROKEN);
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(Sheet::name).toList();
    }

    @Override
    void begin(int sheet) throws WorkbookProblem, IOException, XMLStreamException {
        if (shared == null) shared = shared();
        var from = enter(sheets.get(sheet).part);
        while (true) {
            int event = from.next();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                leave();
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT && from.name().equals("sheetData")) return;
        }
    }

    @Override
    boolean row(PartXml from) throws WorkbookProblem, IOException, XMLStreamException {
        while (true) {
            int event = from.next();
            if (event == XMLStreamConstants.END_DOCUMENT
                    || (event == XMLStreamConstants.END_ELEMENT && from.name().equals("sheetData"))) {
                leave();
                return false;
            }
            if (event != XMLStreamConstants.START_ELEMENT || !from.name().equals("row")) continue;
            beginRow(wholeNumber(from.attribute("r"), line() + 1, MOST_ROWS));
            cells(from);
            return true;
        }
    }

    private void cells(PartXml from) throws WorkbookProblem, XMLStreamException {
        int column = 0;
        while (true) {
            int event = from.next();
            if (event == XMLStreamConstants.END_DOCUMENT) throw new WorkbookProblem(Kind.BROKEN);
            if (event == XMLStreamConstants.END_ELEMENT && from.name().equals("row")) return;
            if (event != XMLStreamConstants.START_ELEMENT || !from.name().equals("c")) continue;
            countCell();
            column = column(from.attribute("r"), column);
            put(column, cell(from, column));
            column++;
        }
    }

    private Cell cell(PartXml from, int column) throws WorkbookProblem, XMLStreamException {
        var type = from.attribute("t");
        boolean wanted = column < limits.columns();
        text.setLength(0);
        formula.setLength(0);
        boolean computed = false;
        StringBuilder into = null;
        int phonetic = 0;
        for (int event = from.next(); ; event = from.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    switch (from.name()) {
                        case "v", "t" -> into = text;
                        case "f" -> {
                            into = formula;
                            computed = true;
                        }
                        case "rPh" -> phonetic++;
                        default -> into = null;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (from.name().equals("rPh")) phonetic--;
                    if (from.name().equals("c")) return cell(type, computed, column);
                    into = null;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (into == null || phonetic > 0 || !wanted) continue;
                    add(from, into, column);
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new WorkbookProblem(Kind.BROKEN);
                default -> {}
            }
        }
    }

    private Cell cell(@Nullable String type, boolean computed, int column) throws WorkbookProblem {
        if (column >= limits.columns()) return Cell.BLANK;
        var kind = Cell.Kind.TEXT;
        String found;
        if ("s".equals(type) && !text.isEmpty()) {
            found = sharedText(text.toString().strip());
            if (found.length() > limits.cellLetters()) throw new WorkbookProblem(Kind.LONG_CELL, name(column));
        } else {
            found = text.toString();
            if ("b".equals(type)) kind = Cell.Kind.BOOLEAN;
            else if ((type == null || type.equals("n")) && !found.isBlank()) {
                var number = number(found.strip());
                if (number != null) {
                    found = number;
                    kind = Cell.Kind.NUMBER;
                }
            }
        }
        return new Cell(kind, found, computed ? formula.toString() : null);
    }

    private String sharedText(String at) throws WorkbookProblem {
        int index = wholeNumber(at, -1, Integer.MAX_VALUE - 1);
        var all = shared;
        if (all == null || index >= all.size()) throw new WorkbookProblem(Kind.BROKEN);
        return all.get(index);
    }

    /** A text is kept up to one letter more than a cell may have: long ones are refused where a cell names them. */
    private List<String> shared() throws WorkbookProblem, IOException, XMLStreamException {
        List<String> all = new ArrayList<>();
        var part = parts.find(sharedPart);
        if (part == null) return all;
        int inAll = 0;
        int phonetic = 0;
        boolean inText = false;
        try (var from = new PartXml(part, budget)) {
            for (int event = from.next(); event != XMLStreamConstants.END_DOCUMENT; event = from.next()) {
                switch (event) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (from.name()) {
                            case "si" -> {
                                text.setLength(0);
                                phonetic = 0;
                            }
                            case "rPh" -> phonetic++;
                            case "t" -> inText = phonetic == 0;
                            default -> inText = false;
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        inText = false;
                        if (from.name().equals("rPh")) phonetic--;
                        if (!from.name().equals("si")) continue;
                        inAll += text.length();
                        if (all.size() == limits.texts() || inAll > limits.textLetters())
                            throw new WorkbookProblem(Kind.SWOLLEN);
                        all.add(text.toString());
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        int room = limits.cellLetters() + 1 - text.length();
                        if (inText && room > 0) from.addTo(text, room);
                    }
                    default -> {}
                }
            }
        }
        return all;
    }

    /** The column of {@code AB12}, from 0. */
    private static int column(@Nullable String reference, int otherwise) throws WorkbookProblem {
        int column = 0;
        if (reference == null) column = otherwise + 1;
        else
            for (int i = 0; i < reference.length(); i++) {
                char c = reference.charAt(i);
                if (c >= '0' && c <= '9') break;
                if (c < 'A' || c > 'Z') throw new WorkbookProblem(Kind.BROKEN);
                column = column * 26 + (c - 'A' + 1);
                if (column > MOST_COLUMNS) break;
            }
        if (column < 1 || column > MOST_COLUMNS) throw new WorkbookProblem(Kind.BROKEN);
        return column - 1;
    }

    @Override
    public void close() {
        shared = null;
        super.close();
    }
}
