/** ReportTemplates, blocks and frozen reports. */
@NullMarked
package fr.parvis.reports.domain;

import org.jspecify.annotations.NullMarked;
