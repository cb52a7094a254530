@NullMarked
package fr.parvis.programmes.commands;

import org.jspecify.annotations.NullMarked;
