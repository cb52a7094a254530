/** The sub-commands that load it. */
@NullMarked
package fr.parvis.demonstration.commands;

import org.jspecify.annotations.NullMarked;
