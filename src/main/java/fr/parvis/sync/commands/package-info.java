/** What the command line does with devices. */
@NullMarked
package fr.parvis.sync.commands;

import org.jspecify.annotations.NullMarked;
