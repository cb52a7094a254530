/** Commands for devices. */
@NullMarked
package fr.parvis.sync.commands;

import org.jspecify.annotations.NullMarked;
