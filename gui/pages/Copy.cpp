// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Copy.h"

#include "pages/Icon.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTimer>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ShownFor = 1500; // milliseconds

} // namespace

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

QToolButton *makeCopyButton(const QString &what, std::function<QString()> text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(u"copy"_s));
    button->setAutoRaise(true);
    button->setToolTip(what);
    button->setAccessibleName(what);
    button->setFocusPolicy(Qt::StrongFocus);
    QObject::connect(button, &QToolButton::clicked, button, [button, text = std::move(text)] {
        copyText(text());
        button->setIcon(icon(u"good"_s));
        QTimer::singleShot(ShownFor, button, [button] { button->setIcon(icon(u"copy"_s)); });
    });
    return button;
}

QLineEdit *addCopyLine(
    QFormLayout &layout, const QString &caption, const QString &value, const QString &copying)
{
    auto *line = new QHBoxLayout;
    auto *field = new QLineEdit(value);
    field->setReadOnly(true);
    field->setAccessibleName(caption);
    field->setCursorPosition(0);
    line->addWidget(field, 1);
    line->addWidget(makeCopyButton(copying, [field] { return field->text(); }));
    layout.addRow(caption, line);
    return field;
}

} // namespace gatehouse::pages
