// SPDX-License-Identifier: EUPL-1.2
/**
 * Files that Parvis reads and writes.
 *
 * <p><b>Purpose</b>: one way to make and read each kind of file. <b>Owns</b>: downloads, tables (CSV, XLSX, ODS), documents for office suites,
 * PDF, calendars, QR codes and pictures. <b>Does not do</b>: what stands in them, nor where they are kept. <b>Events out</b>: none.
 * <b>Reacts to</b>: none.
 */
@ApplicationModule(allowedDependencies = {"values", "limits"})
@NullMarked
package fr.parvis.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
