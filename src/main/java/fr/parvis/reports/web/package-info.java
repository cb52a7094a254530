/** Screens of reports. */
@NullMarked
package fr.parvis.reports.web;

import org.jspecify.annotations.NullMarked;
