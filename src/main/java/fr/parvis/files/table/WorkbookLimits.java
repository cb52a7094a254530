// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

/**
 * Limits within which a workbook is read. What it unpacks to is bounded, and so is what its cells come to: one shared text may be named from each of them.
 *
 * @param unpacked bytes of all parts that are read
 * @param sheets most sheets that may be read
 * @param columns further ones are left out
 * @param cellLetters of one cell
 * @param rowLetters of one row
 * @param letters of the whole file
 * @param texts shared by cells, how many
 * @param textLetters of all shared texts
 * @param cells also empty ones
 */
public record WorkbookLimits(
        long unpacked,
        int sheets,
        int columns,
        int cellLetters,
        int rowLetters,
        int letters,
        int texts,
        int textLetters,
        int cells) {}
