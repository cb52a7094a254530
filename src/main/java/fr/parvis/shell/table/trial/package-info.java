/** Hostile workbooks, and what becomes of them: measurements for whoever reads workbooks. */
@NamedInterface("table-trial")
@NullMarked
package fr.parvis.shell.table.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
