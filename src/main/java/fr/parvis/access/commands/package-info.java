/** What an administrator does to accounts on the command line. */
@NullMarked
package fr.parvis.access.commands;

import org.jspecify.annotations.NullMarked;
