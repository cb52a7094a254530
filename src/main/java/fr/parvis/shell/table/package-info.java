/** Tables in texts and workbooks, read within bounds: what any module may do with a file that somebody brings. */
@NamedInterface("table")
@NullMarked
package fr.parvis.shell.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
