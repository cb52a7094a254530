/** What an administrator asks of files on the command line. */
@NullMarked
package fr.parvis.people.commands;

import org.jspecify.annotations.NullMarked;
