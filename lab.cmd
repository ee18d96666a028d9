@echo off
rem The launcher for Windows. Not tested: the project is built and tested on Linux.
rem All logic is in src\launcher\java\Build.java.
setlocal
set "LAB_JAVA=java"
if defined JAVA_HOME set "LAB_JAVA=%JAVA_HOME%\bin\java"
"%LAB_JAVA%" "-Dlabs.home=%~dp0." "%~dp0src\launcher\java\Build.java" run %*
exit /b %ERRORLEVEL%
