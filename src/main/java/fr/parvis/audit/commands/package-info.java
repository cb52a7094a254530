/** What an administrator asks of the journal on the command line. */
@NullMarked
package fr.parvis.audit.commands;

import org.jspecify.annotations.NullMarked;
