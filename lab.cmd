@echo off
rem The launcher for Windows: finds Java; all else is in src\launcher\java\Build.java.
rem Tried with the cmd of Wine 8.0 and a java.exe that prints what it gets and ends with 7: folders with spaces, accents
rem and an ampersand; arguments in quotes, empty, with * and ^ and brackets (a lone percent sign is lost there); started
rem by path, by name and through PATH, from another folder; a JAVA_HOME that is right, in quotes, ends in a backslash, or
rem is wrong; no Java; the exit code. Not tried: a real Windows, a real Java there, and so Build.java and Maven there.
setlocal
if defined JAVA_HOME goto home
set "LAB_JAVA=java"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" goto run
echo error: Java is missing: install a JDK of version 17 to 25, for example from https://adoptium.net, and open a new terminal.>&2
exit /b 1
:home
set "LAB_JAVA=%JAVA_HOME:"=%\bin\java.exe"
if exist "%LAB_JAVA%" goto run
echo error: JAVA_HOME is set, but there is no "%LAB_JAVA%": set it to the folder of a JDK 17 to 25.>&2
exit /b 1
:run
"%LAB_JAVA%" "-Dlabs.home=%~dp0." "%~dp0src\launcher\java\Build.java" run %*
exit /b %ERRORLEVEL%
